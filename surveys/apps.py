from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "surveys"
    verbose_name = "Suara warga"

    def ready(self):
        from django.core.signals import request_finished

        from surveys.actions.hapus import wake_daily

        request_finished.connect(wake_daily, dispatch_uid="surveys.hapus")
