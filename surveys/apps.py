from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "surveys"
    verbose_name = "Suara warga"

    def ready(self):
        """Join what citizens say to the pages of the plan, and let old personal data expire."""
        from django.core.signals import request_finished

        from surveys import sambungan
        from surveys.actions.hapus import wake_daily

        sambungan.connect()
        request_finished.connect(wake_daily, dispatch_uid="surveys.hapus")
