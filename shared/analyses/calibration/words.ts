import type { DictionaryPair } from '#shared/words/words.ts';

export const words: DictionaryPair = {
  en: {
    calibration: {
      none: 'Whether the score means what it says cannot be told yet.',
      quantities: 'Calibration is a question for models that announce a probability.',
      link: 'See the calibration',
      right:
        'On average the score says what comes true: {{score, percent:1}} said, {{rate, percent:1}} ended as {{label, quote}}.',
      tooHigh:
        'The score says too much: {{score, percent:1}} on average, where {{rate, percent:1}} ended as {{label, quote}}.',
      tooLow:
        'The score says too little: {{score, percent:1}} on average, where {{rate, percent:1}} ended as {{label, quote}}.',
      averageAccount:
        '{{n, integer}} cases with a known outcome; the rate lies between {{low, percent:1}} and {{high, percent:1}}, with 95% confidence.',
      tooBold: 'High scores are too high and low ones too low: it is surer of itself than it should be.',
      tooShy: 'High scores could be higher and low ones lower: it is less sure of itself than it could be.',
      farthest: 'Of {{n, integer}} cases told about {{score, percent}}, {{rate, inHundred}} ended as {{label, quote}}.',
      farthestAccount:
        'Between {{low, percent:1}} and {{high, percent:1}}, with 95% confidence: what was said lies outside. No other band is farther off.',
      figures: {
        reliability: 'What was said, and what came true',
        reliabilitySubtitle: 'share of cases that ended as {{label, quote}}, by band of the score, with 95% intervals',
        reliabilityAlt:
          'Over {{count, integer}} bands of the score, {{score, percent:1}} were said on average and {{rate, percent:1}} ended as {{label, quote}}.',
        said: 'Said by the score',
      },
      columns: {
        from: 'From',
        to: 'To',
        n: 'Cases',
        positives: 'Of them {{label, quote}}',
        rate: 'Came true',
        low: 'Low',
        high: 'High',
      },
    },
  },
  fr: {
    calibration: {
      none: 'On ne peut pas encore dire si le score dit vrai.',
      quantities: 'Le calibrage est une question pour les modèles qui annoncent une probabilité.',
      link: 'Voir le calibrage',
      right:
        'En moyenne, le score dit vrai : {{score, percent:1}} annoncés, {{rate, percent:1}} ont fini en {{label, quote}}.',
      tooHigh:
        'Le score en dit trop : {{score, percent:1}} en moyenne, quand {{rate, percent:1}} ont fini en {{label, quote}}.',
      tooLow:
        "Le score n'en dit pas assez : {{score, percent:1}} en moyenne, quand {{rate, percent:1}} ont fini en {{label, quote}}.",
      averageAccount:
        '{{n, integer}} dossiers dont le résultat est connu ; le taux se tient entre {{low, percent:1}} et {{high, percent:1}}, avec 95 % de confiance.',
      tooBold: "Les scores hauts sont trop hauts, les bas trop bas : il est plus sûr de lui qu'il ne devrait.",
      tooShy: "Les scores hauts pourraient l'être plus, les bas moins : il pourrait être plus sûr de lui.",
      farthest:
        'Sur {{n, integer}} dossiers annoncés vers {{score, percent}}, {{rate, inHundred}} ont fini en {{label, quote}}.',
      farthestAccount:
        "Entre {{low, percent:1}} et {{high, percent:1}}, avec 95 % de confiance : l'annonce est en dehors. Aucune autre tranche n'est plus loin.",
      figures: {
        reliability: 'Ce qui fut annoncé, ce qui est arrivé',
        reliabilitySubtitle:
          'part des dossiers qui ont fini en {{label, quote}}, par tranche de score, avec intervalles à 95 %',
        reliabilityAlt:
          'Sur {{count, integer}} tranches de score, {{score, percent:1}} étaient annoncés en moyenne et {{rate, percent:1}} ont fini en {{label, quote}}.',
        said: 'Annoncé par le score',
      },
      columns: {
        from: 'De',
        to: 'À',
        n: 'Dossiers',
        positives: 'Dont {{label, quote}}',
        rate: 'Arrivé',
        low: 'Bas',
        high: 'Haut',
      },
    },
  },
};
