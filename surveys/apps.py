from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "surveys"
    verbose_name = "Suara warga"

    def ready(self):
        from surveys.demo.forum import load_forum_demo, remove_forum_demo
        from workload.demo.tambahan import TAMBAHAN, Tambahan

        TAMBAHAN.append(Tambahan(load_forum_demo, remove_forum_demo))
