from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "penata.kernel.webhooks"
    verbose_name = "Webhook"
