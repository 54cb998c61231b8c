"""The only place that knows every address."""

from django.urls import include, path
from django.views.i18n import set_language

from penata.config.api import api
from penata.domains.accounts import urls as accounts
from penata.kernel.access import public
from penata.kernel.api.compose import addresses
from penata.portals import views as portals

urlpatterns = [
    path("", portals.home, name="home"),
    path("", include(accounts.WITHOUT_NAMESPACE)),
    path("bahasa/", public(set_language), name="set_language"),
    path("api/", include("penata.kernel.api.urls")),
    path("api/v1/", include((addresses(api), "api"), namespace="api")),
    path("", include("penata.domains.accounts.urls")),
    path("", include("penata.domains.organization.urls")),
    path("", include("penata.domains.people.urls")),
    path("", include("penata.domains.workload.urls")),
    path("", include("penata.domains.placement.urls")),
    path("", include("penata.kernel.ui.urls")),
    path("", include("penata.kernel.health.urls")),
    path("", include("penata.kernel.metrics.urls")),
    path("", include("penata.kernel.audit.urls")),
    path("", include("penata.kernel.jobs.urls")),
    path("", include("penata.kernel.sheets.urls")),
    path("", include("penata.kernel.notify.urls")),
    path("", include("penata.kernel.search.urls")),
    path("", include("penata.kernel.privacy.urls")),
    path("", include("penata.kernel.webhooks.urls")),
    path("", include("penata.portals.urls")),
]

handler400 = "penata.portals.views.bad_request"
handler403 = "penata.portals.views.refused"
handler404 = "penata.portals.views.not_found"
handler500 = "penata.portals.views.broken"
