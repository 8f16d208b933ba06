"""WSGI entry point for gunicorn: `gunicorn asnplan.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asnplan.settings")
application = get_wsgi_application()
