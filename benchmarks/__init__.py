"""How fast asnplan is, as ratios to a stated baseline measured in the same run (docs/kinerja.md).

python -m benchmarks                  everything
python -m benchmarks rekap halaman    some of it
python -m benchmarks --drop           delete the benchmark database
"""
