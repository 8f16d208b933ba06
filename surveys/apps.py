from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "surveys"
    verbose_name = "Suara warga"

    def ready(self):
        """Citizens' voice stands on the pages of the gap report too (workload.sambungan)."""
        from surveys import sambungan

        sambungan.connect()
