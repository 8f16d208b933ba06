"""What the log must not hold: secrets that stand in an address."""

import logging
import re

RAHASIA = re.compile(r"(/(?:ikuti|s/tiket)/)[^/\s]+")
"""Links that open what somebody wrote, or a ticket; whoever has one needs nothing else."""


class TanpaRahasia(logging.Filter):
    """A refused request is logged with its path; of these, with the path alone up to the secret."""

    def filter(self, record):
        if isinstance(record.args, tuple):
            record.args = tuple(RAHASIA.sub(r"\1…", a) if isinstance(a, str) else a for a in record.args)  # fmt: skip
        return True
