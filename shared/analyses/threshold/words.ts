import type { DictionaryPair } from '#shared/words/words.ts';

export const words: DictionaryPair = {
  en: {
    threshold: {
      none: 'What another cut-off would bring cannot be told yet.',
      quantities: 'There is no cut-off to try on a model that estimates a quantity.',
      link: 'Try another cut-off',
      best: 'A cut-off of {{best, percent:short}} would have earned most: {{value, money}}.',
      bestAccount: 'On {{n, integer}} cases with a known outcome. No cut-off in force is known to compare with.',
      better:
        'A cut-off of {{best, percent:short}} instead of {{inForce, percent:short}} would have earned {{value, money}} more.',
      notShown: 'No other cut-off is shown to earn more than {{inForce, percent:short}}.',
      betterAccount:
        'The best point, {{best, percent:short}}, changes {{cases, integer}} decisions of {{n, integer}}: between {{low, money}} and {{high, money}} more, with 95% confidence. It is the best point on these very cases: confirm it on later months before changing the rule.',
      within:
        'With room for {{capacity, integer}} cases above it, a cut-off of {{best, percent:short}} would have earned most: {{value, money}}.',
      withinAccount:
        'It puts {{above, integer}} of {{n, integer}} cases above, {{found, integer}} of them rightly. It is the best point on these very cases.',
      alike: 'At {{best, percent:short}}, every case gets the same decision: the score would play no part.',
      range:
        'By chance alone, the best point could lie anywhere from {{low, percent:short}} to {{high, percent:short}}.',
      figures: {
        value: 'Money earned at each cut-off',
        valueSubtitle: 'on the cases with a known outcome',
        valueAlt: 'The most, {{value, money}}, is earned at a cut-off of {{best, percent:short}}.',
        earned: 'earned',
        inForce: 'in force',
      },
      columns: {
        threshold: 'Cut-off',
        tp: 'Above, positive',
        fp: 'Above, negative',
        tn: 'Below, negative',
        fn: 'Below, positive',
        value: 'Value',
      },
    },
  },
  fr: {
    threshold: {
      none: 'On ne peut pas encore dire ce que rapporterait un autre seuil.',
      quantities: "Il n'y a pas de seuil à essayer sur un modèle qui estime une quantité.",
      link: 'Essayer un autre seuil',
      best: 'Un seuil de {{best, percent:short}} aurait rapporté le plus : {{value, money}}.',
      bestAccount:
        "Sur {{n, integer}} dossiers dont le résultat est connu. Aucun seuil en vigueur n'est connu pour comparer.",
      better:
        'Un seuil de {{best, percent:short}} au lieu de {{inForce, percent:short}} aurait rapporté {{value, money}} de plus.',
      notShown: "Rien ne montre qu'un autre seuil rapporterait plus que {{inForce, percent:short}}.",
      betterAccount:
        "Le meilleur point, {{best, percent:short}}, change {{cases, integer}} décisions sur {{n, integer}} : entre {{low, money}} et {{high, money}} de plus, avec 95 % de confiance. C'est le meilleur sur ces dossiers-là : à confirmer sur des mois plus récents avant de changer la règle.",
      within:
        'Avec de la place pour {{capacity, integer}} dossiers au-dessus, un seuil de {{best, percent:short}} aurait rapporté le plus : {{value, money}}.',
      withinAccount:
        "Il en met {{above, integer}} sur {{n, integer}} au-dessus, dont {{found, integer}} à raison. C'est le meilleur point sur ces dossiers-là.",
      alike: 'À {{best, percent:short}}, tous les dossiers reçoivent la même décision : le score ne servirait à rien.',
      range:
        'Par le seul hasard, le meilleur point pourrait être partout de {{low, percent:short}} à {{high, percent:short}}.',
      figures: {
        value: 'Argent gagné à chaque seuil',
        valueSubtitle: 'sur les dossiers dont le résultat est connu',
        valueAlt: 'Le maximum, {{value, money}}, est gagné à un seuil de {{best, percent:short}}.',
        earned: 'gagné',
        inForce: 'en vigueur',
      },
      columns: {
        threshold: 'Seuil',
        tp: 'Au-dessus, positif',
        fp: 'Au-dessus, négatif',
        tn: 'En dessous, négatif',
        fn: 'En dessous, positif',
        value: 'Valeur',
      },
    },
  },
};
