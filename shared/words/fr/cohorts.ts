/** Groupes de dossiers, par ce qu'ils ont en commun. */
export const cohorts = {
  names: {
    all: 'Tous les dossiers',
    'near-cutoff': 'Près du seuil',
    'wrong-and-confident': 'Faux et sûr de lui',
    overridden: 'Décision non suivie',
    disagree: 'Champion et ombre en désaccord',
    challenged: 'Contestés',
  },
  meaning: {
    'far-off': 'Le vingtième des estimations le plus éloigné de ce qui a été observé.',
    'near-cutoff': 'Une petite erreur pourrait tourner la décision : à moins de 2,5 points, ou un vingtième, du seuil.',
    'wrong-and-confident':
      "Finis de l'autre côté que ne le disait le score, qui était au-delà de mi-chemin entre le seuil et le bout de l'échelle.",
    overridden: "Appliqué autrement que le modèle n'avait décidé, là où il devait être suivi.",
    disagree: "Le modèle de l'ombre aurait décidé autrement.",
    challenged: "Quelqu'un a contesté ou approuvé la décision.",
  },
  missing: {
    score: 'Le journal ne contient pas de score.',
    outcome: 'Le journal ne contient pas de résultat.',
    decision: 'Le journal ne dit pas ce que le modèle a décidé.',
    applied_decision: 'Le journal ne dit pas ce qui a été appliqué.',
    shadow_score: "Le journal ne contient pas le score d'un modèle de l'ombre.",
    cutoff: "Aucun seuil n'est connu.",
    positive: 'On ne sait pas quel résultat le score annonce.',
    probability: "Le score n'est pas une probabilité.",
  },
  count_one: 'un dossier',
  count_other: '{{count, integer}} dossiers',
  share:
    '{{positive, integer}} sur {{n, integer}} finis en {{label, quote}} : {{share, inHundred}}, entre {{low, integer}} et {{high, integer}}',
  mean: 'moyenne observée {{mean}}, entre {{low}} et {{high}}, sur {{n, integer}}',
  short: '{{value}}, {{low}} à {{high}}',
  few: 'trop peu de fins connues',
  notTold: 'pas connu',
  written_one: 'Un dossier a été écrit sous {{file, quote}}.',
  written_other: '{{count, integer}} dossiers ont été écrits sous {{file, quote}}.',
  pseudonyms: 'Les identifiants sont des pseudonymes de ce projet.',
  left_one: 'Une colonne reste de côté : {{columns}}.',
  left_other: '{{count, integer}} colonnes restent de côté : {{columns}}.',
};
