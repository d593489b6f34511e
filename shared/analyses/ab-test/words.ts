import type { DictionaryPair } from '#shared/words/words.ts';
import { amountWords } from '../amounts.ts';
import { joinedWords } from '../refusals.ts';

export const words: DictionaryPair = joinedWords(amountWords, {
  en: {
    abTest: {
      none: 'Whether the model does better than the former way cannot be told.',
      link: 'See the A/B test',
      month: 'months',
      metrics: {
        value: 'gain per case',
        outcome: 'share of “{{label}}”',
        quantity: 'mean {{label}}',
        acted: 'share acted upon',
        decision: 'share decided “{{label}}”',
        other: '{{label}}',
      },
      states: {
        invalid: 'Do not read this test',
        tooEarly: 'Too early',
        harmful: 'Stop the test',
        adopt: 'Extend it to all cases',
        reject: 'Do not extend it',
        noDifference: 'No difference that matters',
        inconclusive: 'Cannot tell yet',
      },
      verdicts: {
        gain: 'The model brings {{amount}} more per case than the former way, between {{low}} and {{high}}.',
        loss: 'The model brings {{amount}} less per case than the former way, between {{low}} and {{high}}.',
        higher:
          'With the model, the {{metric}} is {{amount}} higher than with the former way, between {{low}} and {{high}}.',
        lower:
          'With the model, the {{metric}} is {{amount}} lower than with the former way, between {{low}} and {{high}}.',
        adopt: 'The model does better than the former way.',
        reject: 'The model does worse than the former way.',
        invalid: 'This comparison cannot be trusted.',
        tooEarly: 'It is too early to tell whether the model does better than the former way.',
        harmful: 'Stop the test: the {{metric}} got worse than was allowed.',
        noDifference: 'The model and the former way do equally well: any difference is smaller than {{effect}}.',
        inconclusive: 'It cannot be told yet whether the model does better than the former way.',
      },
      reasons: {
        sampleRatio:
          '{{share, percent:1}} of the cases went through the model, {{expected, percent:1}} were planned. Chance alone does this in less than one test in 1,000: something else chose.',
        sampleRatioSegment:
          '{{share, percent:1}} of the cases went through the model, {{expected, percent:1}} were planned. Chance alone does this in less than one test in 1,000. The fault is where {{column}} is “{{group}}”: {{groupShare, percent:1}} there.',
        sharesApart:
          'Where {{column}} is “{{group}}”, {{groupShare, percent:1}} of the cases went through the model; elsewhere, {{share, percent:1}}. Whatever share was planned, chance alone does not split so: something else chose.',
        bothArms:
          '{{contaminated, integer}} of {{individuals, integer}} individuals ({{share, percent:1}}) were decided both ways. More than 1% spoils a test that was to keep each one on one side.',
        noMetric: 'There is nothing to compare the two groups by.',
        days: 'The test has run for {{days, integer}} days; a whole week, {{needed}} days, is the least.',
        rows: 'One of the groups has {{n, integer}} known cases; {{needed}} are the least.',
        successes: 'One of the groups has {{n, integer}} cases of the rarer kind; {{needed}} are the least.',
        immature: 'The outcome of {{share, percent}} of the cases is still too young to be known.',
        beforeEnd: 'The test is to be read once, at its planned end on {{end, day}}.',
        guardrail: 'The {{metric}} moved by {{difference}}; at most {{margin}} for the worse was allowed.',
        better: 'The difference is on the good side, whenever one looks.',
        worse: 'The difference is on the bad side, whenever one looks.',
        within: 'The difference is smaller than {{effect}}, the smallest one worth having.',
        noDirection: 'There is a difference, but nobody said whether more or less of it is better.',
        zeroWithin: 'The difference may be a gain, a loss, or nothing.',
        effectWithin: 'The difference may be worth having ({{effect}} or more), or not.',
        ONE_CLASS: 'All cases ended alike in both groups: there is nothing to tell apart.',
        CONSTANT_COLUMN: 'All cases have the same value in both groups: there is nothing to tell apart.',
        ZERO_BASE: 'The sums that are divided by are 0.',
        NO_OUTCOME_KNOWN: 'No case of one of the groups is known yet.',
        TOO_FEW_ROWS: 'Too few cases are known yet.',
        NO_ROWS: 'No case of one of the groups is known yet.',
      },
      arms: 'The {{metric}} is {{treatment}} with the model ({{treatmentN, integer}} cases) and {{control}} the former way ({{controlN, integer}} cases).',
      more: 'That is {{amount}} more, between {{low}} and {{high}} with 95% confidence.',
      less: 'That is {{amount}} less, between {{low}} and {{high}} with 95% confidence.',
      peeking:
        'Who looks every day and stops at a good moment is fooled more often than the 5% announced. For all looks at once, the difference is between {{low}} and {{high}}.',
      band: 'Even looked at every day it holds: between {{low}} and {{high}}.',
      next: 'Look again on {{day, day}}.',
      money:
        'The {{cases, integer}} cases decided with the model brought {{total, money}} more than the former way would have.',
      moneyLoss:
        'The {{cases, integer}} cases decided with the model brought {{total, money}} less than the former way would have.',
      moneyOpen:
        'Nothing shows that the {{cases, integer}} cases decided with the model brought more, or less, than the former way would have.',
      moneyBetween: 'Measured: between {{low, money}} and {{high, money}}, with 95% confidence.',
      projected:
        'Projected: had it decided the other {{others, integer}} as well, about {{projected, money}} more, if the effect is the same for them.',
      projectedLoss:
        'Projected: had it decided the other {{others, integer}} as well, about {{projected, money}} less, if the effect is the same for them.',
      reservations: {
        bothArms:
          '{{contaminated, integer}} of {{individuals, integer}} individuals were decided both ways, as cases were dealt one by one.',
        noShare: 'Nobody said which share was planned for the model, so the split cannot be checked.',
        shareUneven:
          'Where {{column}} is “{{group}}”, {{share, percent:1}} went through the model: that is not the share elsewhere.',
        sharesChanged:
          'In {{month, month}}, {{share, percent:1}} went through the model: the share was changed on the way.',
        otherArms_one: '{{rows, integer}} cases of another group are left out.',
        otherArms_other: '{{rows, integer}} cases of {{count, integer}} other groups are left out.',
        imbalance: 'The two groups already differed before the test.',
        outcomesUnlike:
          'More is known of one group: {{treatment, percent:1}} with the model, {{control, percent:1}} the former way.',
        immature: 'The outcomes of {{n, integer}} of {{rows, integer}} cases are not due yet.',
        segmentsDiffer: 'The effect is not the same for everybody: it differs by {{column}}.',
        simpson:
          'Group by group ({{column}}) the difference goes the other way: the mix of the groups makes the total mislead.',
        novelty: 'The effect changed: {{early}} at first, {{late}} from {{from, day}} on.',
        wearsOff:
          'The effect is not the same for those who are new to the test and those who have been in it: {{early}} in the first week of each, {{late}} afterwards.',
        clustered: 'Taking all cases of one individual together, the conclusion is another one.',
        skewed:
          'A few very large values weigh on the result: drawn again and again from the same cases, the conclusion is another one.',
        directionInferred: 'Nobody said which way is the good one; it was read from the value of the cases.',
        chosenAfter: 'The settings were chosen on {{day, day}}, when results could already be seen.',
        guardrailUnsure: 'It is not sure that the {{metric}} stayed within the {{margin}} allowed.',
      },
      figures: {
        difference: 'How sure is it?',
        differenceSubtitle: '{{metric}}, model against former way, with 95% intervals',
        differenceAlt: 'The difference is {{difference}}, between {{low}} and {{high}}.',
        none: 'no difference',
        segments: 'Is it the same for everybody?',
        segmentsSubtitle: '{{metric}} with the model, against the former way',
        segmentsAlt:
          'The difference is {{all}} for all cases; {{told}} of {{total}} groups have enough cases to be told.',
        sinceAssignment: 'Does it wear off?',
        sinceAssignmentSubtitle: '{{metric}}, by days since each individual entered the test',
        sinceAssignmentAlt:
          'In {{told}} of {{total}} spans of days there are enough individuals to tell the difference.',
        cumulative: 'How it came about',
        cumulativeSubtitle: 'difference so far, and the band that holds however often one looks',
        cumulativeAlt:
          'After {{days, integer}} days the difference is {{difference}}; the band runs from {{low}} to {{high}}.',
        days: 'Days since the start',
        soFar: 'difference',
      },
      columns: {
        reading: 'Reading',
        group: 'Group',
        difference: 'Difference',
        low: 'Low',
        high: 'High',
        treatmentN: 'Cases, model',
        treatment: 'Model',
        controlN: 'Cases, former way',
        control: 'Former way',
        adjusted: 'Adjusted p-value',
        span: 'Days since entering',
        treatmentPeople: 'Individuals, model',
        controlPeople: 'Individuals, former way',
        day: 'Day',
        n: 'Cases so far',
        bandLow: 'Band, low',
        bandHigh: 'Band, high',
      },
    },
  },
  fr: {
    abTest: {
      none: "On ne peut pas dire si le modèle fait mieux que l'ancienne façon.",
      link: 'Voir le test A/B',
      month: 'mois',
      metrics: {
        value: 'gain par dossier',
        outcome: 'part de « {{label}} »',
        quantity: 'moyenne de {{label}}',
        acted: "part suivie d'action",
        decision: 'part décidée « {{label}} »',
        other: '{{label}}',
      },
      states: {
        invalid: 'Ne pas lire ce test',
        tooEarly: 'Trop tôt',
        harmful: 'Arrêter le test',
        adopt: "L'étendre à tous les dossiers",
        reject: "Ne pas l'étendre",
        noDifference: 'Pas de différence qui compte',
        inconclusive: 'On ne peut pas encore dire',
      },
      verdicts: {
        gain: "Le modèle rapporte {{amount}} de plus par dossier que l'ancienne façon, entre {{low}} et {{high}}.",
        loss: "Le modèle rapporte {{amount}} de moins par dossier que l'ancienne façon, entre {{low}} et {{high}}.",
        higher: "Avec le modèle, {{metric}} : {{amount}} de plus qu'avec l'ancienne façon, entre {{low}} et {{high}}.",
        lower: "Avec le modèle, {{metric}} : {{amount}} de moins qu'avec l'ancienne façon, entre {{low}} et {{high}}.",
        adopt: "Le modèle fait mieux que l'ancienne façon.",
        reject: "Le modèle fait moins bien que l'ancienne façon.",
        invalid: 'On ne peut pas se fier à cette comparaison.',
        tooEarly: "Il est trop tôt pour dire si le modèle fait mieux que l'ancienne façon.",
        harmful: 'Arrêtez le test : {{metric}} se dégrade plus que permis.',
        noDifference:
          "Le modèle et l'ancienne façon se valent : s'il y a une différence, elle est plus petite que {{effect}}.",
        inconclusive: "On ne peut pas encore dire si le modèle fait mieux que l'ancienne façon.",
      },
      reasons: {
        sampleRatio:
          "{{share, percent:1}} des dossiers sont passés par le modèle, {{expected, percent:1}} étaient prévus. Le hasard seul fait cela dans moins d'un test sur 1 000 : autre chose a choisi.",
        sampleRatioSegment:
          "{{share, percent:1}} des dossiers sont passés par le modèle, {{expected, percent:1}} étaient prévus. Le hasard seul fait cela dans moins d'un test sur 1 000. Le défaut est là où {{column}} vaut « {{group}} » : {{groupShare, percent:1}}.",
        sharesApart:
          'Là où {{column}} vaut « {{group}} », {{groupShare, percent:1}} des dossiers sont passés par le modèle ; ailleurs, {{share, percent:1}}. Quelle que soit la part prévue, le hasard seul ne partage pas ainsi : autre chose a choisi.',
        bothArms:
          "{{contaminated, integer}} individus sur {{individuals, integer}} ({{share, percent:1}}) ont été décidés des deux façons. Au-delà de 1 %, cela gâte un test où chacun devait rester d'un côté.",
        noMetric: "Il n'y a rien pour comparer les deux groupes.",
        days: 'Le test dure depuis {{days, integer}} jours ; il faut au moins une semaine entière, {{needed}} jours.',
        rows: "L'un des groupes a {{n, integer}} dossiers connus ; il en faut au moins {{needed}}.",
        successes: "L'un des groupes a {{n, integer}} dossiers du genre le plus rare ; il en faut au moins {{needed}}.",
        immature: 'Le résultat de {{share, percent}} des dossiers est encore trop récent pour être connu.',
        beforeEnd: 'Le test doit être lu une seule fois, à sa fin prévue le {{end, day}}.',
        guardrail: 'Pour {{metric}}, {{difference}} ; {{margin}} au plus dans le mauvais sens étaient permis.',
        better: 'La différence est du bon côté, quel que soit le moment où on regarde.',
        worse: 'La différence est du mauvais côté, quel que soit le moment où on regarde.',
        within: 'La différence est plus petite que {{effect}}, la plus petite qui vaille la peine.',
        noDirection: "Il y a une différence, mais personne n'a dit si plus ou moins vaut mieux.",
        zeroWithin: 'Ce peut être un gain, une perte, ou rien.',
        effectWithin: 'La différence vaut peut-être la peine ({{effect}} ou plus), peut-être pas.',
        ONE_CLASS: "Tous les dossiers ont fini de la même façon dans les deux groupes : il n'y a rien à distinguer.",
        CONSTANT_COLUMN: "Tous les dossiers ont la même valeur dans les deux groupes : il n'y a rien à distinguer.",
        ZERO_BASE: 'Les sommes par lesquelles on divise valent 0.',
        NO_OUTCOME_KNOWN: "Aucun dossier de l'un des groupes n'est encore connu.",
        TOO_FEW_ROWS: 'Trop peu de dossiers sont connus.',
        NO_ROWS: "Aucun dossier de l'un des groupes n'est encore connu.",
      },
      arms: "Avec le modèle, {{metric}} : {{treatment}} ({{treatmentN, integer}} dossiers) ; à l'ancienne façon : {{control}} ({{controlN, integer}} dossiers).",
      more: 'Soit {{amount}} de plus, entre {{low}} et {{high}} avec 95 % de confiance.',
      less: 'Soit {{amount}} de moins, entre {{low}} et {{high}} avec 95 % de confiance.',
      peeking:
        "Qui regarde chaque jour et s'arrête au bon moment se trompe plus souvent que les 5 % annoncés. Pour tous les regards ensemble, la différence est entre {{low}} et {{high}}.",
      band: 'Même en regardant chaque jour, cela tient : entre {{low}} et {{high}}.',
      next: 'Regardez de nouveau le {{day, day}}.',
      money:
        "Les {{cases, integer}} dossiers décidés avec le modèle ont rapporté {{total, money}} de plus que n'aurait fait l'ancienne façon.",
      moneyLoss:
        "Les {{cases, integer}} dossiers décidés avec le modèle ont rapporté {{total, money}} de moins que n'aurait fait l'ancienne façon.",
      moneyOpen:
        "Rien ne montre que les {{cases, integer}} dossiers décidés avec le modèle aient rapporté plus, ou moins, que n'aurait fait l'ancienne façon.",
      moneyBetween: 'Mesuré : entre {{low, money}} et {{high, money}}, avec 95 % de confiance.',
      projected:
        "Projection : s'il avait aussi décidé les {{others, integer}} autres, environ {{projected, money}} de plus, si l'effet est le même pour eux.",
      projectedLoss:
        "Projection : s'il avait aussi décidé les {{others, integer}} autres, environ {{projected, money}} de moins, si l'effet est le même pour eux.",
      reservations: {
        bothArms:
          '{{contaminated, integer}} individus sur {{individuals, integer}} ont été décidés des deux façons, car on a réparti les dossiers un par un.',
        noShare: "Personne n'a dit quelle part était prévue pour le modèle : on ne peut pas vérifier le partage.",
        shareUneven:
          "Là où {{column}} vaut « {{group}} », {{share, percent:1}} sont passés par le modèle : ce n'est pas la part d'ailleurs.",
        sharesChanged:
          'En {{month, month}}, {{share, percent:1}} sont passés par le modèle : la part a changé en route.',
        otherArms_one: "{{rows, integer}} dossiers d'un autre groupe sont laissés de côté.",
        otherArms_other: '{{rows, integer}} dossiers de {{count, integer}} autres groupes sont laissés de côté.',
        imbalance: 'Les deux groupes différaient déjà avant le test.',
        outcomesUnlike:
          "On en sait plus d'un groupe que de l'autre : {{treatment, percent:1}} avec le modèle, {{control, percent:1}} à l'ancienne façon.",
        immature: 'Les résultats de {{n, integer}} dossiers sur {{rows, integer}} ne sont pas encore attendus.',
        segmentsDiffer: "L'effet n'est pas le même pour tous : il diffère selon {{column}}.",
        simpson:
          "Groupe par groupe ({{column}}), la différence va dans l'autre sens : le mélange des groupes rend le total trompeur.",
        novelty: "L'effet a changé : {{early}} au début, {{late}} à partir du {{from, day}}.",
        wearsOff:
          "L'effet n'est pas le même pour ceux qui viennent d'entrer dans le test et ceux qui y sont depuis longtemps : {{early}} la première semaine de chacun, {{late}} ensuite.",
        clustered: 'En prenant ensemble les dossiers de chaque individu, la conclusion est autre.',
        skewed:
          'Quelques très grandes valeurs pèsent sur le résultat : en tirant encore et encore parmi les mêmes dossiers, la conclusion est autre.',
        directionInferred: "Personne n'a dit de quel côté est le mieux ; la valeur des dossiers l'a indiqué.",
        chosenAfter: 'Les réglages ont été choisis le {{day, day}}, quand on pouvait déjà voir des résultats.',
        guardrailUnsure: "Il n'est pas sûr que {{metric}} soit resté dans la limite de {{margin}}.",
      },
      figures: {
        difference: 'Est-ce sûr ?',
        differenceSubtitle: "{{metric}}, le modèle contre l'ancienne façon, avec intervalles à 95 %",
        differenceAlt: 'La différence est {{difference}}, entre {{low}} et {{high}}.',
        none: 'aucune différence',
        segments: 'Est-ce pareil pour tous ?',
        segmentsSubtitle: "{{metric}} avec le modèle, par rapport à l'ancienne façon",
        segmentsAlt:
          'La différence est {{all}} pour tous les dossiers ; {{told}} groupes sur {{total}} ont assez de dossiers pour être dits.',
        sinceAssignment: "L'effet s'use-t-il ?",
        sinceAssignmentSubtitle: "{{metric}}, selon les jours depuis l'entrée de chacun dans le test",
        sinceAssignmentAlt: 'Dans {{told}} durées sur {{total}}, il y a assez de personnes pour dire la différence.',
        cumulative: "Comment cela s'est fait",
        cumulativeSubtitle: 'différence jusque-là, et la bande qui vaut même en regardant chaque jour',
        cumulativeAlt:
          'Après {{days, integer}} jours la différence est {{difference}} ; la bande va de {{low}} à {{high}}.',
        days: 'Jours depuis le début',
        soFar: 'différence',
      },
      columns: {
        reading: 'Lecture',
        group: 'Groupe',
        difference: 'Différence',
        low: 'Bas',
        high: 'Haut',
        treatmentN: 'Dossiers, modèle',
        treatment: 'Modèle',
        controlN: 'Dossiers, ancienne façon',
        control: 'Ancienne façon',
        adjusted: 'Valeur p ajustée',
        span: "Jours depuis l'entrée",
        treatmentPeople: 'Individus, modèle',
        controlPeople: 'Individus, ancienne façon',
        day: 'Jour',
        n: 'Dossiers jusque-là',
        bandLow: 'Bande, bas',
        bandHigh: 'Bande, haut',
      },
    },
  },
});
