import os

from django.core.wsgi import get_wsgi_application

from penata.config.environment import ANSWERS_PAGES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "penata.config.settings")
os.environ[ANSWERS_PAGES] = "1"
application = get_wsgi_application()
del os.environ[ANSWERS_PAGES]  # the settings are read; what this process starts is no answerer of pages
