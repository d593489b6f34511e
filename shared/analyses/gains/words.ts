import type { DictionaryPair } from '#shared/words/words.ts';

export const words: DictionaryPair = {
  en: {
    gains: {
      none: 'What is won by starting with the highest scores cannot be told yet.',
      quantities: 'Starting with the highest scores is a question for models that announce an outcome.',
      fewPositives:
        'Known cases that ended as {{label, quote}}: {{positives, integer}}; at least {{needed}} are needed.',
      link: 'See the results',
      top: 'The tenth with the highest scores holds {{gain, inHundred}} of all {{label, quote}}: {{lift, decimal:1}} times its share.',
      topAccount:
        'Of its {{n, integer}} cases, {{rate, inHundred}} ended as {{label, quote}} (between {{low, percent:1}} and {{high, percent:1}}, with 95% confidence), against {{all, inHundred}} of all.',
      half: 'Half of all {{label, quote}} are in the {{share, percent}} with the highest scores.',
      figures: {
        curve: 'Starting with the highest scores',
        curveSubtitle: 'share of all {{label, quote}} found, by share of the cases looked at',
        curveAlt: 'The highest tenth of the scores holds {{gain, percent:1}} of all {{label, quote}}.',
        share: 'Cases looked at',
        gain: '{{label, quote}} found',
        model: 'by score',
        chance: 'by chance',
        deciles: 'From the highest scores to the lowest',
        decilesSubtitle: 'share of {{label, quote}} in each tenth of the cases, with 95% intervals',
        decilesAlt:
          '{{first, percent:1}} of the highest tenth and {{last, percent:1}} of the lowest ended as {{label, quote}}; {{all, percent:1}} of all.',
        all: 'all cases',
      },
      columns: {
        decile: 'Tenth',
        n: 'Cases',
        successes: 'Of them {{label, quote}}',
        rate: 'Share',
        low: 'Low',
        high: 'High',
        lift: 'Lift',
        cumulativeLift: 'Cumulative lift',
        gain: 'Found so far',
        minScore: 'Lowest score',
        maxScore: 'Highest score',
        value: 'Value',
      },
    },
  },
  fr: {
    gains: {
      none: "On ne peut pas encore dire ce qu'on gagne à commencer par les scores les plus hauts.",
      quantities:
        'Commencer par les scores les plus hauts est une question pour les modèles qui annoncent un résultat.',
      fewPositives:
        'Dossiers connus qui ont fini en {{label, quote}} : {{positives, integer}} ; il en faut au moins {{needed}}.',
      link: 'Voir les résultats',
      top: 'Le dixième aux scores les plus hauts contient {{gain, inHundred}} de tous les {{label, quote}} : {{lift, decimal:1}} fois sa part.',
      topAccount:
        'De ses {{n, integer}} dossiers, {{rate, inHundred}} ont fini en {{label, quote}} (entre {{low, percent:1}} et {{high, percent:1}}, avec 95 % de confiance), contre {{all, inHundred}} en tout.',
      half: 'La moitié de tous les {{label, quote}} sont parmi les {{share, percent}} aux scores les plus hauts.',
      figures: {
        curve: 'En commençant par les scores les plus hauts',
        curveSubtitle: 'part de tous les {{label, quote}} trouvés, selon la part des dossiers examinés',
        curveAlt: 'Le dixième aux scores les plus hauts contient {{gain, percent:1}} de tous les {{label, quote}}.',
        share: 'Dossiers examinés',
        gain: '{{label, quote}} trouvés',
        model: 'par le score',
        chance: 'au hasard',
        deciles: 'Des scores les plus hauts aux plus bas',
        decilesSubtitle: 'part de {{label, quote}} dans chaque dixième des dossiers, avec intervalles à 95 %',
        decilesAlt:
          '{{first, percent:1}} du dixième le plus haut et {{last, percent:1}} du plus bas ont fini en {{label, quote}} ; {{all, percent:1}} en tout.',
        all: 'tous les dossiers',
      },
      columns: {
        decile: 'Dixième',
        n: 'Dossiers',
        successes: 'Dont {{label, quote}}',
        rate: 'Part',
        low: 'Bas',
        high: 'Haut',
        lift: 'Lift',
        cumulativeLift: 'Lift cumulé',
        gain: 'Trouvés en tout',
        minScore: 'Score le plus bas',
        maxScore: 'Score le plus haut',
        value: 'Valeur',
      },
    },
  },
};
