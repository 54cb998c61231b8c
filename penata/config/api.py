"""The API: what the domains bring, under one roof."""

from penata.domains.organization.api import router as organization
from penata.domains.people.api import router as people
from penata.domains.workload.api import router as workload
from penata.kernel.api.compose import compose

api = compose((organization, people, workload), version="1")
