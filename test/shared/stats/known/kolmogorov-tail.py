"""Reference values of the two-sided Kolmogorov-Smirnov tail: python3 kolmogorov-tail.py > kolmogorov-tail.json"""
import json
from scipy.stats import kstwo

rows = []
for n in [1, 2, 5, 10, 50, 99, 101, 140, 249, 251, 500, 940, 1500, 5000, 20000, 100000, 200000]:
    for nd2 in [0.1, 0.3, 0.4, 0.6, 0.8, 1.0, 1.3, 1.7, 2.1, 2.3, 3.0, 5.0]:
        d = (nd2 / n) ** 0.5
        if d < 1:
            rows.append([n, d, float(kstwo.sf(d, n))])
print(json.dumps(rows))
