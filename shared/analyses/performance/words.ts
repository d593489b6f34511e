import type { DictionaryPair } from '#shared/words/words.ts';

export const words: DictionaryPair = {
  en: {
    performance: {
      none: 'How good the model is cannot be told yet.',
      link: 'See the results',
      named: '{{name}}',
      wrong: 'The decision was wrong in {{share, parts}} of {{share, whole}} cases.',
      wrongAccount:
        '{{wrong, integer}} of {{n, integer}} with a known outcome; between {{low, percent:1}} and {{high, percent:1}}, with 95% confidence.',
      wrongBase:
        'Whoever always expected {{label, quote}} would be wrong in {{share, parts}} of {{share, whole}} cases.',
      oneOutcome: 'All known outcomes are {{label, quote}}: whoever always expected it would never be wrong.',
      fewWrong:
        'Of {{n, integer}} decisions with a known outcome, {{wrong, integer}} turned out wrong: too few to say how often.',
      fewAccount: 'At least {{needed}} known outcomes are needed.',
      found: 'It finds {{recall, parts}} of {{recall, whole}} cases that turn out {{label, quote}}.',
      foundAccount:
        '{{found, integer}} of {{positives, integer}}. Of the {{selected, integer}} cases that the cut-off puts at {{decision, quote}}, {{precision, inHundred}} turn out so.',
      lately:
        'In {{period, period}} it was wrong in {{now, parts}} of {{now, whole}} cases, against {{before, inHundred}} before.',
      latelyAccount:
        '{{wrong, integer}} of {{n, integer}}, against {{before, integer}} earlier cases: {{low, decimal:1}} to {{high, decimal:1}} more in 100, with 95% confidence.',
      deployedBelow: 'Version {{version}} ranks cases less well than when it was put in service.',
      deployedHeld: 'It is not shown that version {{version}} ranks cases less well than when it was put in service.',
      deployedAccount:
        'Given one case of each outcome, it scores the right one higher in {{now, percent:1}} of such pairs ({{low, percent:1}} to {{high, percent:1}}); {{deployed, percent:1}} were promised.',
      deployedJust:
        'Given one case of each outcome, it scores the right one higher in {{now, percent:1}} of such pairs ({{low, percent:1}} to {{high, percent:1}}); {{deployed, percent:1}} were promised, just beyond that.',
      ranks:
        'Given one case of each outcome, it scores the right one higher in {{auc, parts}} of {{auc, whole}} pairs.',
      ranksAccount:
        '{{n, integer}} cases with a known outcome; between {{low, percent:1}} and {{high, percent:1}}, with 95% confidence. Without a cut-off no decision can be judged.',
      typical:
        'Half of the estimates are within {{median, quantity}} of what came true; {{share, inHundred}} are within 10%.',
      typicalAccount:
        '{{n, integer}} estimates; the mean error is {{mae, quantity}} ({{low, quantity}} to {{high, quantity}}, with 95% confidence).',
      biasNotShown: 'No leaning towards too high or too low is shown.',
      biasHigh: 'On average they are {{bias, quantity}} too high.',
      biasLow: 'On average they are {{bias, quantity}} too low.',
      lateHigh: 'In {{period, period}} the estimates were {{bias, quantity}} too high on average.',
      lateLow: 'In {{period, period}} the estimates were {{bias, quantity}} too low on average.',
      lateBiasAccount:
        'Over {{n, integer}} estimates; between {{low, quantity}} and {{high, quantity}}, with 95% confidence.',
      ofRoles: {
        champion: 'of version {{version}}',
        shadow: 'of the shadow model {{version}}',
        baseline: 'of the simple model {{version}}',
        former: 'of the former version {{version}}',
        none: 'of the second score',
      },
      shadow_class: {
        better: 'Its decisions are right more often than those {{ofRole}}: {{count, integer}} more in 1,000 cases.',
        worse: 'Its decisions are wrong more often than those {{ofRole}}: {{count, integer}} more in 1,000 cases.',
        notShown: 'It is not shown that its decisions are right more often than those {{ofRole}}.',
      },
      shadow_value: {
        better: 'Its estimates are closer than those {{ofRole}}: by {{error, quantity}} on average.',
        worse: 'Its estimates are farther off than those {{ofRole}}: by {{error, quantity}} on average.',
        notShown: 'It is not shown that its estimates are closer than those {{ofRole}}.',
      },
      shadowAccount: {
        better:
          'On the same {{n, integer}} cases, with the same cut-off: {{low, decimal:1}} to {{high, decimal:1}} more right in 100, with 95% confidence.',
        worse:
          'On the same {{n, integer}} cases, with the same cut-off: {{low, decimal:1}} to {{high, decimal:1}} fewer right in 100, with 95% confidence.',
        notShown:
          'On the same {{n, integer}} cases, with the same cut-off: from {{low, decimal:1}} fewer to {{high, decimal:1}} more right in 100, with 95% confidence.',
      },
      shadowValueAccount: {
        better:
          'On the same {{n, integer}} cases: closer by {{low, quantity}} to {{high, quantity}}, with 95% confidence.',
        worse:
          'On the same {{n, integer}} cases: farther off by {{low, quantity}} to {{high, quantity}}, with 95% confidence.',
        notShown:
          'On the same {{n, integer}} cases: from {{low, quantity}} farther off to {{high, quantity}} closer, with 95% confidence.',
      },
      shadowMoney:
        'The {{cases, integer}} decisions that differ are worth {{total, money}} ({{low, money}} to {{high, money}}).',
      shadowMoneyNotShown:
        'What the {{cases, integer}} decisions that differ bring is not shown: between {{low, money}} and {{high, money}}.',
      figures: {
        whole: 'whole period',
        wrong: 'Wrong decisions',
        wrongSubtitle: 'share of the cases with a known outcome, by period, with 95% intervals',
        wrongAlt:
          'From {{from, period}} to {{to, period}}, between {{low, percent:1}} and {{high, percent:1}} of the decisions were wrong; {{whole, percent:1}} over the whole period.',
        auc: 'Order of the scores (AUC)',
        aucSubtitle: 'share of pairs of one case of each outcome in the right order, with 95% intervals',
        aucAlt:
          'From {{from, period}} to {{to, period}}, the AUC lies between {{low, decimal:3}} and {{high, decimal:3}}; {{whole, decimal:3}} over the whole period.',
        confusion: 'What was decided, and how it turned out',
        confusionSubtitle: 'cases with a known outcome',
        confusionAlt: '{{right, integer}} of {{n, integer}} decisions were right, {{wrong, integer}} wrong.',
        error: 'Mean error',
        errorSubtitle: 'distance between estimate and actual value, by period, with 95% intervals',
        errorAlt:
          'From {{from, period}} to {{to, period}}, the mean error lies between {{low, quantity}} and {{high, quantity}}.',
        bias: 'Which way estimates lean',
        biasSubtitle: 'estimate less actual value on average, by period, with 95% intervals',
        biasAlt:
          'From {{from, period}} to {{to, period}}, estimate less actual value lies between {{low, quantity}} and {{high, quantity}} on average.',
        noLeaning: 'no leaning',
      },
      columns: {
        period: 'Period',
        n: 'Cases',
        wrong: 'Wrong',
        auc: 'AUC',
        low: 'Low',
        high: 'High',
        kind: 'Decision, outcome',
        share: 'Share',
        error: 'Mean error',
        bias: 'Leaning',
      },
    },
  },
  fr: {
    performance: {
      none: 'On ne peut pas encore dire ce que vaut le modèle.',
      link: 'Voir les résultats',
      named: '{{name}}',
      wrong: 'La décision était fausse pour {{share, parts}} dossiers sur {{share, whole}}.',
      wrongAccount:
        '{{wrong, integer}} sur {{n, integer}} dont le résultat est connu ; entre {{low, percent:1}} et {{high, percent:1}}, avec 95 % de confiance.',
      wrongBase:
        'À toujours attendre {{label, quote}}, on se tromperait pour {{share, parts}} dossiers sur {{share, whole}}.',
      oneOutcome:
        'Tous les résultats connus sont {{label, quote}} : à toujours l’attendre, on ne se tromperait jamais.',
      fewWrong:
        "Décisions fausses : {{wrong, integer}} sur {{n, integer}} au résultat connu. C'est trop peu pour dire à quelle fréquence.",
      fewAccount: 'Il faut au moins {{needed}} résultats connus.',
      found: 'Il trouve {{recall, parts}} dossiers {{label, quote}} sur {{recall, whole}}.',
      foundAccount:
        '{{found, integer}} sur {{positives, integer}}. Sur les {{selected, integer}} que le seuil met en {{decision, quote}}, {{precision, inHundred}} finissent ainsi.',
      lately:
        'En {{period, period}}, il se trompait pour {{now, parts}} dossiers sur {{now, whole}}, contre {{before, inHundred}} avant.',
      latelyAccount:
        '{{wrong, integer}} sur {{n, integer}}, contre {{before, integer}} dossiers antérieurs : de {{low, decimal:1}} à {{high, decimal:1}} de plus sur 100, avec 95 % de confiance.',
      deployedBelow: "La version {{version}} classe moins bien les dossiers qu'à sa mise en service.",
      deployedHeld: "Rien ne montre que la version {{version}} classe moins bien les dossiers qu'à sa mise en service.",
      deployedAccount:
        'Entre deux dossiers de résultats différents, elle met le bon devant dans {{now, percent:1}} des cas ({{low, percent:1}} à {{high, percent:1}}) ; {{deployed, percent:1}} étaient promis.',
      deployedJust:
        'Entre deux dossiers de résultats différents, elle met le bon devant dans {{now, percent:1}} des cas ({{low, percent:1}} à {{high, percent:1}}) ; {{deployed, percent:1}} étaient promis, juste au-delà.',
      ranks:
        'Entre deux dossiers de résultats différents, il met le bon devant {{auc, parts}} fois sur {{auc, whole}}.',
      ranksAccount:
        '{{n, integer}} dossiers dont le résultat est connu ; entre {{low, percent:1}} et {{high, percent:1}}, avec 95 % de confiance. Sans seuil, aucune décision ne peut être jugée.',
      typical:
        'La moitié des estimations sont à moins de {{median, quantity}} de la réalité ; {{share, inHundred}} à moins de 10 %.',
      typicalAccount:
        "{{n, integer}} estimations ; l'erreur moyenne est de {{mae, quantity}} ({{low, quantity}} à {{high, quantity}}, avec 95 % de confiance).",
      biasNotShown: "Rien ne montre qu'elles penchent vers le trop haut ou le trop bas.",
      biasHigh: 'En moyenne, elles sont trop hautes de {{bias, quantity}}.',
      biasLow: 'En moyenne, elles sont trop basses de {{bias, quantity}}.',
      lateHigh: 'En {{period, period}}, les estimations étaient en moyenne trop hautes de {{bias, quantity}}.',
      lateLow: 'En {{period, period}}, les estimations étaient en moyenne trop basses de {{bias, quantity}}.',
      lateBiasAccount:
        'Sur {{n, integer}} estimations ; entre {{low, quantity}} et {{high, quantity}}, avec 95 % de confiance.',
      ofRoles: {
        champion: 'de la version {{version}}',
        shadow: "du modèle dans l'ombre {{version}}",
        baseline: 'du modèle simple {{version}}',
        former: "de l'ancienne version {{version}}",
        none: 'du second score',
      },
      shadow_class: {
        better:
          'Ses décisions sont justes plus souvent que celles {{ofRole}} : {{count, integer}} dossiers de plus sur 1 000.',
        worse:
          'Ses décisions sont fausses plus souvent que celles {{ofRole}} : {{count, integer}} dossiers de plus sur 1 000.',
        notShown: 'Rien ne montre que ses décisions soient justes plus souvent que celles {{ofRole}}.',
      },
      shadow_value: {
        better: 'Ses estimations sont plus proches que celles {{ofRole}} : de {{error, quantity}} en moyenne.',
        worse: 'Ses estimations sont plus éloignées que celles {{ofRole}} : de {{error, quantity}} en moyenne.',
        notShown: 'Rien ne montre que ses estimations soient plus proches que celles {{ofRole}}.',
      },
      shadowAccount: {
        better:
          'Sur les mêmes {{n, integer}} dossiers, au même seuil : de {{low, decimal:1}} à {{high, decimal:1}} décisions justes de plus sur 100, avec 95 % de confiance.',
        worse:
          'Sur les mêmes {{n, integer}} dossiers, au même seuil : de {{low, decimal:1}} à {{high, decimal:1}} décisions justes de moins sur 100, avec 95 % de confiance.',
        notShown:
          'Sur les mêmes {{n, integer}} dossiers, au même seuil : entre {{low, decimal:1}} de moins et {{high, decimal:1}} de plus de décisions justes sur 100, avec 95 % de confiance.',
      },
      shadowValueAccount: {
        better:
          'Sur les mêmes {{n, integer}} dossiers : plus proches de {{low, quantity}} à {{high, quantity}}, avec 95 % de confiance.',
        worse:
          'Sur les mêmes {{n, integer}} dossiers : plus éloignées de {{low, quantity}} à {{high, quantity}}, avec 95 % de confiance.',
        notShown:
          'Sur les mêmes {{n, integer}} dossiers : de {{low, quantity}} plus éloignées à {{high, quantity}} plus proches, avec 95 % de confiance.',
      },
      shadowMoney:
        'Les {{cases, integer}} décisions qui diffèrent valent {{total, money}} ({{low, money}} à {{high, money}}).',
      shadowMoneyNotShown:
        "Ce que rapportent les {{cases, integer}} décisions qui diffèrent n'est pas montré : entre {{low, money}} et {{high, money}}.",
      figures: {
        whole: 'toute la période',
        wrong: 'Décisions fausses',
        wrongSubtitle: 'part des dossiers dont le résultat est connu, par période, avec intervalles à 95 %',
        wrongAlt:
          'De {{from, period}} à {{to, period}}, entre {{low, percent:1}} et {{high, percent:1}} des décisions étaient fausses ; {{whole, percent:1}} sur toute la période.',
        auc: 'Ordre des scores (AUC)',
        aucSubtitle: 'part des paires de résultats différents mises dans le bon ordre, avec intervalles à 95 %',
        aucAlt:
          "De {{from, period}} à {{to, period}}, l'AUC se tient entre {{low, decimal:3}} et {{high, decimal:3}} ; {{whole, decimal:3}} sur toute la période.",
        confusion: 'Ce qui fut décidé, et comment cela a tourné',
        confusionSubtitle: 'dossiers dont le résultat est connu',
        confusionAlt: '{{right, integer}} décisions sur {{n, integer}} étaient justes, {{wrong, integer}} fausses.',
        error: 'Erreur moyenne',
        errorSubtitle: 'distance entre estimation et valeur réelle, par période, avec intervalles à 95 %',
        errorAlt:
          "De {{from, period}} à {{to, period}}, l'erreur moyenne se tient entre {{low, quantity}} et {{high, quantity}}.",
        bias: 'De quel côté les estimations penchent',
        biasSubtitle: 'estimation moins valeur réelle en moyenne, par période, avec intervalles à 95 %',
        biasAlt:
          'De {{from, period}} à {{to, period}}, l’estimation moins la valeur réelle se tient en moyenne entre {{low, quantity}} et {{high, quantity}}.',
        noLeaning: 'aucun penchant',
      },
      columns: {
        period: 'Période',
        n: 'Dossiers',
        wrong: 'Fausses',
        auc: 'AUC',
        low: 'Bas',
        high: 'Haut',
        kind: 'Décision, résultat',
        share: 'Part',
        error: 'Erreur moyenne',
        bias: 'Penchant',
      },
    },
  },
};
