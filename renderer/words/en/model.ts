/** The page Model. Technical names stand under `kinds` only: they are shown from expert depth on. */
export const model = {
  tabsLabel: 'Parts of the model',
  tabs: {
    passport: 'Passport',
    importance: 'What matters',
    effects: 'Effects',
    parsimony: 'How few are enough',
    versions: 'Two versions',
    proof: 'Proof',
  },
  reading: 'Looking at the model.',
  failed: 'This part of the model could not be looked at.',
  nothingTold: 'Nothing can be said about this yet.',
  alsoTold: 'What else it shows',
  how: 'How it is computed',
  foot: '{{name}} {{version}}, {{role}}',
  fairness: 'Whether groups are treated alike is on Results',
  refused: 'The model cannot be run for this.',
  refusedLink: { models: 'See the models of the project', columns: 'See the columns of the log' },
  empty: {
    verdict: 'No model is in this project, only its scores.',
    title: 'No model bundle yet.',
    text: 'With the model itself beside its scores, this page says what it reads, which facts weigh, how each one acts, how few would do, and whether the logged scores are its own.',
    add: 'Add a model bundle',
    help: 'How to make one',
    versionVerdict: 'Version {{version}} is in the log, but its model is not in the project.',
    versionTitle: 'This version has no bundle.',
    versionText: 'Models are here for version {{versions}}. Choose one at the top, or add the bundle that is missing.',
  },
  passport: {
    gives_one: 'Version {{version}} reads one fact and gives the probability of {{target, quote}}.',
    gives_other: 'Version {{version}} reads {{count, integer}} facts and gives the probability of {{target, quote}}.',
    estimates_one: 'Version {{version}} reads one fact and estimates {{target, quote}}.',
    estimates_other: 'Version {{version}} reads {{count, integer}} facts and estimates {{target, quote}}.',
    trained_one: 'It learnt from one case.',
    trained_other: 'It learnt from {{count, integer}} cases.',
    trainedOver_one: 'It learnt from one case, {{from, day}} to {{to, day}}.',
    trainedOver_other: 'It learnt from {{count, integer}} cases, {{from, day}} to {{to, day}}.',
    notStated: 'The bundle does not say what it learnt from.',
  },
  importance: {
    all: {
      title: 'Every row',
      why_one:
        'Drawn: one case of {{of, integer}}. Explained in full, the figure has no sampling left; the contributions stay in the project.',
      why_other:
        'Drawn: {{count, integer}} cases of {{of, integer}}. Explained in full, the figure has no sampling left; the contributions stay in the project.',
      start_one: 'Explain the row',
      start_other: 'Explain all {{count, integer}} rows',
      done_one: 'The contributions of one row are kept in the project.',
      done_other: 'The contributions of {{count, integer}} rows are kept in the project.',
    },
    dealing: 'Dealing out the values of each fact again',
    method: {
      exact_one: 'Contributions are exact, against one reference case.',
      exact_other: 'Contributions are exact, against {{count, integer}} reference cases.',
      'path-dependent_one': 'Contributions follow the paths of the trees.',
      'path-dependent_other': 'Contributions follow the paths of the trees.',
      permutation_one: 'Contributions are estimated by running the model on samples, against one reference case.',
      permutation_other:
        'Contributions are estimated by running the model on samples, against {{count, integer}} reference cases.',
      kernel_one: 'Contributions are estimated by running the model on samples, against one reference case.',
      kernel_other:
        'Contributions are estimated by running the model on samples, against {{count, integer}} reference cases.',
      lime_one: 'Contributions are those of a simple imitation of the model.',
      lime_other: 'Contributions are those of a simple imitation of the model.',
      convention_one:
        'Contributions are exact before the score becomes a probability, then carried over in proportion, against one reference case.',
      convention_other:
        'Contributions are exact before the score becomes a probability, then carried over in proportion, against {{count, integer}} reference cases.',
    },
  },
  effects: {
    facts_one: 'One fact',
    facts_other: '{{count, integer}} facts',
    kind: 'Kind of curve',
    kinds: { ale: 'Small steps (ALE)', pdp: 'Mean (PDP)', ice: 'Single cases (ICE)' },
  },
  parsimony: {
    trying: 'Telling the model less and less',
    order: 'In which order',
    orderTail: 'the least important fact first',
    everything: 'Nothing given up',
    asWell: 'as good',
    worse: 'less good',
    heads: {
      removed: 'Given up',
      left: 'Facts left',
      loss: 'Difference in 100',
      verdict: 'Then',
    },
  },
  versions: {
    one: 'Version {{version}} is alone in this project.',
    emptyTitle: 'Nothing to compare it with.',
    emptyText:
      'With the bundle of a baseline, a former version or a shadow model, this page puts the two side by side.',
    add: 'Add another bundle',
    lead: 'What each one makes of the same cases.',
    quality: 'Which one decides better',
    choose: 'Compare with',
    reading: 'Looking at versions {{version}} and {{other}}.',
    untold: 'Versions {{version}} and {{other}} cannot be compared by what weighs in them.',
    absent: 'not in version {{version}}',
    sameFirst: '{{label}} weighs most in both versions, {{version}} and {{other}}.',
    otherFirst: '{{first}} weighs most in version {{version}}, {{second}} in version {{other}}.',
    otherUnits: 'The two do not count in the same unit, so their facts cannot be put on one scale.',
    field: 'Field',
    figure: 'What moves the score in version {{version}}',
    subtitle: 'mean size of the contributions, {{unit}}, beside version {{other}}',
    alt: 'In version {{version}}, {{first}} moves the score most; in version {{other}}, {{second}}.',
    peer: 'version {{version}}',
  },
  proof: {
    running: 'Running the model again on each logged case',
    empty: 'There is no logged score to run again.',
    emptyTitle: 'No prediction in this selection.',
    emptyText: 'With a log of predictions, the stored model is run on each row and must give the logged score again.',
    import: 'Import a log',
    drawn: '{{rows, integer}} of {{of, integer}} rows were drawn.',
    every: 'Run all of them again',
    how: 'What was checked',
    howText:
      'The stored model reads the facts of each row again, and its score is compared with the one in the log; then each decision with what the cut-off gives.',
    tolerance: 'Tolerance',
    relative: '{{value}} of the logged value',
    absolute: '{{value}}',
    largest: 'Largest difference',
    beyond_one: 'One score beyond the tolerance',
    beyond_other: '{{count, integer}} scores beyond the tolerance',
    contradicts_one: 'One decision that does not follow from its score',
    contradicts_other: '{{count, integer}} decisions that do not follow from their scores',
    listed_one: 'one listed',
    listed_other: 'the first {{count, integer}} listed',
    points: '{{value}} points',
    fromTo: '{{from}}, then {{to}}',
    heads: {
      time: 'Day',
      logged: 'Logged',
      replayed: 'Run again',
      difference: 'Difference',
      decision: 'Decision',
      expected: 'By the cut-off',
      verdict: 'Verdict',
    },
  },
};

/** What each figure of the page is and how it is computed. */
export const aboutModel = {
  importance: {
    features: {
      what: 'For each fact, how far it moves the score of a case up or down, on average over the cases. It says what the model uses, not what causes what.',
      how: 'The score of each case is shared among its facts (Shapley values against the reference cases of the bundle); the figure is the mean of their sizes, with a bootstrap interval at 95%. Facts that one step of the model mixes count as one.',
    },
    permutation: {
      what: 'For each fact, how much worse the score becomes on known outcomes when the values of that fact are dealt out among the cases again.',
      how: 'The loss with shuffled values minus the loss without, over several shuffles; the interval at 95% allows for other cases and other shuffles. A fact whose interval holds zero is not shown to help. Facts that say the same hide each other: they are also shuffled together.',
    },
    clusters: {
      what: 'Facts that move together in the reference cases, and how far they move the score as one.',
      how: 'Two facts are linked by rank correlation, Cramér’s V or a correlation ratio; all pairs of a group reach 0.7. Contributions are added with their signs case by case before the mean size is taken.',
    },
    interactions: {
      what: 'Pairs of facts whose effect together differs from the sum of their effects alone.',
      how: 'Partial dependence of the pair minus that of each fact (Friedman and Popescu), as a root mean square over reference cases. Sorted by strength, since H squared is high for pairs that hardly act.',
    },
  },
  effect: {
    curve: {
      what: 'How the score moves with one fact, the rest being as it is. The strip under the axis shows where the cases are; the grey part is where hardly any is.',
      how: 'Small steps (ALE): the mean change of the score when a case moves to the ends of its own bin, added up and centred. Mean (PDP): each value is given to every case in turn. Grey lies outside the 1st to the 99th percentile. It is the effect in the model, not in the world.',
    },
  },
  parsimony: {
    curve: {
      what: 'How well the model still ranks, or explains, when it is told fewer and fewer facts, the least important given up first.',
      how: 'What is not told takes the values of reference cases and the scores are averaged. The band is the 95% interval of each point; whether a step is worse is judged by the paired interval against the full model.',
    },
  },
  replay: {
    verdicts: {
      what: 'Each logged score beside the score that the stored model gives for the same facts.',
      how: 'Identical: equal as 32-bit numbers. Within tolerance: at most 0.00001 apart, or that share of the value. Fragile: farther, and so close to the cut-off that rounding could change the decision. The rest differs, with the same decision or with another one.',
    },
  },
  versions: {
    importance: {
      what: 'How far each fact moves the score in one version (dot with its interval) and in the other (hollow dot).',
      how: 'The same cases go through both models; each is compared with the reference cases of its own bundle.',
    },
  },
  counterfactual: {
    scores: {
      what: 'The score of the case as it is, and as the model would have given it with the smallest changes that turn the decision.',
      how: 'Facts that the manifest lets change take every usual value, alone, then two and three together, stepped back until nothing nearer does. Each changed row is scored by the model itself and must pass the cut-off by a margin, be as near to real rows as the case is, and need every one of its changes.',
    },
  },
  similar: {
    distances: {
      what: 'How far the nearest cases of the log are from this one, over the facts that the model reads.',
      how: 'Gower’s distance: for a number the difference divided by the range of the log, for a category 0 or 1, then the mean over the facts. Other predictions of the same individual are left out.',
    },
  },
  explain: {
    reasons: {
      what: 'What each fact of this case adds to, or takes from, the average of those it is compared with. The parts add up to the score.',
      how: 'Shapley values: the mean effect of knowing a fact over every order in which facts could be told, against the cases named in the first line. The printed numbers are rounded so that they add up.',
    },
    waterfall: {
      what: 'The same parts as a staircase from the average to the score of this case.',
      how: 'Each bar begins where the one above ends. The printed numbers are rounded so that they add up.',
    },
    all: {
      what: 'Every fact of this case with its part, the largest first.',
      how: 'Shapley values against the cases named in the first line; the interval is that of the sampling where the model had to be sampled.',
    },
  },
};
