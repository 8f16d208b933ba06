"""Settings of the servers that are measured: production's, with two things from the environment."""

import os

from asnplan.settings import *  # noqa: F403

ROOT_URLCONF = os.environ["BENCH_URLCONF"]
STATIC_ROOT = os.environ["BENCH_STATIC_ROOT"]
