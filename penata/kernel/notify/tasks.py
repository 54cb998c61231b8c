"""Whatever is due goes out every minute, and as soon as something is told; what is old is forgotten at night."""

from penata.kernel.jobs.work import every
from penata.kernel.notify.actions import sending, telling

send = every("* * * * *", telling.SEND)(sending.run)
forget = every("40 17 * * *", "notify.forget")(telling.forget)
