from django.apps import AppConfig


class MetricsConfig(AppConfig):
    name = "penata.kernel.metrics"
    verbose_name = "Ukuran"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_login_failed

        from penata.kernel.metrics import sign_in_failed

        user_login_failed.connect(sign_in_failed, dispatch_uid="penata.metrics")
