"""Reference values of tests between two groups, by scipy and statsmodels. Writes ab-test.json beside itself.

Run with Python 3.11, scipy 1.17.1, statsmodels 0.15.0, numpy 2.4.6.
"""

import json
import pathlib

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import integrate, optimize, stats
from statsmodels.stats.contingency_tables import StratifiedTable

rng = np.random.default_rng(20)

# Admissions to Berkeley in 1973 (R datasets UCBAdmissions): admitted men, men, admitted women, women, by department.
BERKELEY = [
    (512, 825, 89, 108),
    (353, 560, 17, 25),
    (120, 325, 202, 593),
    (138, 417, 131, 375),
    (53, 191, 94, 393),
    (22, 373, 24, 341),
]


def stratified(strata):
    tables = [[[x1, n1 - x1], [x2, n2 - x2]] for x1, n1, x2, n2 in strata]
    tests = StratifiedTable([np.array(t, dtype=float) for t in tables])
    low, high = tests.oddsratio_pooled_confint()
    corrected = tests.test_null_odds(correction=True)
    plain = tests.test_null_odds(correction=False)
    equal = tests.test_equal_odds()
    adjusted = tests.test_equal_odds(adjust=True)
    return {
        "strata": strata,
        "oddsRatio": tests.oddsratio_pooled,
        "interval": [low, high],
        "corrected": [corrected.statistic, corrected.pvalue],
        "plain": [plain.statistic, plain.pvalue],
        "breslowDay": [equal.statistic, equal.pvalue],
        "tarone": [adjusted.statistic, adjusted.pvalue],
    }


def random_strata():
    strata = []
    for _ in range(int(rng.integers(2, 7))):
        n1, n2 = (int(n) for n in rng.integers(8, 300, 2))
        strata.append((int(rng.binomial(n1, rng.uniform(0.1, 0.9))), n1, int(rng.binomial(n2, rng.uniform(0.1, 0.9))), n2))
    return strata


def score_interval(x1, n1, x2, n2):
    """Miettinen and Nurminen 1985: the restricted likelihood is climbed numerically, the statistic inverted by bisection."""
    z = stats.norm.ppf(0.975)

    def statistic(d):
        low, high = max(0, -d), min(1, 1 - d)

        def slope(p2):
            p1 = p2 + d
            return x1 / p1 - (n1 - x1) / (1 - p1) + x2 / p2 - (n2 - x2) / (1 - p2)

        p2 = optimize.brentq(slope, low + 1e-13, high - 1e-13, xtol=1e-15)
        p1 = p2 + d
        variance = (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * (n1 + n2) / (n1 + n2 - 1)
        return (x1 / n1 - x2 / n2 - d) / np.sqrt(variance)

    middle = x1 / n1 - x2 / n2
    low = optimize.brentq(lambda d: statistic(d) - z, -0.999, middle, xtol=1e-14)
    high = optimize.brentq(lambda d: statistic(d) + z, middle, 0.999, xtol=1e-14)
    return {"counts": [x1, n1, x2, n2], "interval": [low, high]}


def fisher(x1, n1, x2, n2):
    return {"counts": [x1, n1, x2, n2], "pValue": stats.fisher_exact([[x1, n1 - x1], [x2, n2 - x2]]).pvalue}


def posterior(x1, n1, x2, n2):
    """Chance that the first rate is the higher one, and what is lost on average by taking it, under flat priors."""
    first = stats.beta(1 + x1, 1 + n1 - x1)
    second = stats.beta(1 + x2, 1 + n2 - x2)
    low = min(first.ppf(1e-14), second.ppf(1e-14))
    high = max(first.isf(1e-14), second.isf(1e-14))
    quad = lambda f: integrate.quad(f, low, high, epsabs=1e-13, epsrel=1e-11, limit=500, points=[first.mean(), second.mean()])[0]
    better = quad(lambda p: first.pdf(p) * second.cdf(p))
    # E[(second - first)+] = integral of P(second > t > first) over t
    loss = quad(lambda t: first.cdf(t) * second.sf(t))
    return {"counts": [x1, n1, x2, n2], "better": better, "loss": loss}


def clustered():
    sizes = rng.integers(1, 9, 40)
    cluster = np.repeat(np.arange(40), sizes)
    treated = rng.integers(0, 2, len(cluster))
    y = np.round(3 + 0.4 * treated + rng.normal(0, 1, 40)[cluster] + rng.normal(0, 1, len(cluster)), 3)
    fit = sm.OLS(y, sm.add_constant(treated.astype(float))).fit(cov_type="cluster", cov_kwds={"groups": cluster}, use_t=True)
    low, high = fit.conf_int()[1]
    return {
        "cluster": cluster.tolist(),
        "treated": treated.tolist(),
        "y": y.tolist(),
        "difference": fit.params[1],
        "se": fit.bse[1],
        "pValue": fit.pvalues[1],
        "interval": [low, high],
    }


def cuped():
    n = 60
    treated = np.repeat([1, 0], n // 2)
    x = np.round(rng.normal(50, 10, n), 2)
    y = np.round(0.7 * x + 2 * treated + rng.normal(0, 6, n), 2)
    theta = np.cov(y, x, ddof=1)[0, 1] / np.var(x, ddof=1)
    adjusted = y - theta * (x - x.mean())
    test = stats.ttest_ind(adjusted[treated == 1], adjusted[treated == 0], equal_var=False)
    interval = test.confidence_interval(0.95)
    return {
        "treated": treated.tolist(),
        "x": x.tolist(),
        "y": y.tolist(),
        "theta": theta,
        "difference": adjusted[treated == 1].mean() - adjusted[treated == 0].mean(),
        "pValue": test.pvalue,
        "interval": [interval.low, interval.high],
    }


PAIRS = [(56, 70, 48, 80), (9, 10, 3, 10), (7, 34, 1, 34), (5, 56, 1, 29), (235, 2435, 157, 2435), (300, 900, 320, 1000), (3, 400, 11, 390)]
FISHER = [(7, 34, 1, 34), (235, 2435, 157, 2435), (9, 10, 3, 10), (0, 20, 0, 30), (1, 1200, 9, 1300), (519, 2076, 2444, 8441)]
POSTERIORS = [(150, 1000, 120, 1000), (120, 1000, 150, 1000), (50, 100, 40, 100), (235, 2435, 157, 2435), (0, 10, 3, 12), (519, 2076, 2444, 8441), (1, 1200, 9, 1300)]

answers = {
    "versions": {"scipy": scipy.__version__, "statsmodels": statsmodels.__version__, "numpy": np.__version__},
    "stratified": [stratified(BERKELEY)] + [stratified(random_strata()) for _ in range(6)],
    "scoreInterval": [score_interval(*pair) for pair in PAIRS],
    "fisher": [fisher(*pair) for pair in FISHER],
    "posterior": [posterior(*pair) for pair in POSTERIORS],
    "clustered": clustered(),
    "cuped": cuped(),
}
target = pathlib.Path(__file__).with_name("ab-test.json")
target.write_text(json.dumps(answers, separators=(",", ":")).replace("],", "],\n") + "\n")
