export const estimates = {
  NO_ROWS: 'Aucune prédiction dans cette sélection.',
  NO_OUTCOME_WINDOW:
    "Personne n'a dit au bout de combien de jours un résultat devrait être connu : on ne peut distinguer le trop récent du perdu.",
  NO_OUTCOME_COLUMN: 'Le journal ne contient aucune colonne de résultats.',
  NO_OUTCOME_KNOWN: "Aucun résultat n'est encore connu.",
  NO_ENTITY_COLUMN: 'Aucune colonne ne dit de qui parle chaque prédiction : chacune compte pour un individu.',
  NO_REFERENCE: "Rien à quoi comparer : le projet ne contient aucun modèle avec ses plages d'apprentissage.",
  POSITIVE_CLASS_UNKNOWN: "Personne n'a encore dit de quel résultat le score est la probabilité.",
  NOT_A_CLASSIFICATION: "Le modèle estime une quantité : il n'y a pas de résultat positif à compter.",
  ONE_CLASS: "Tous les résultats connus sont les mêmes : il n'y a rien à distinguer.",
  CONSTANT_SCORE: 'Tous les scores sont les mêmes : ils ne distinguent rien.',
  NOT_A_PROBABILITY: "Le score ne fait que classer les dossiers ; ce n'est pas la probabilité d'un résultat.",
  NOT_A_REGRESSION: 'Le modèle donne une probabilité, pas une quantité.',
  NO_CUTOFF: "Personne n'a dit à partir de quel score la décision change.",
  NO_SCORE_COLUMN: 'Le journal ne contient aucune colonne de score.',
  NO_SHADOW_COLUMN: 'Le journal ne contient pas de second score à comparer (shadow_score).',
  NO_ACTED_COLUMN: 'Le journal ne dit pas sur qui on a agi (acted).',
  NO_PROPENSITY_COLUMN:
    "Le journal ne dit pas avec quelle probabilité on a agi sur chaque dossier (action_propensity) : ce qu'un autre choix aurait donné peut seulement être borné.",
  NOT_ENOUGH_OVERLAP:
    "Le journal n'a presque jamais fait ce que l'autre modèle ferait : trop peu de dossiers à peser, il en faut au moins {{needed}}.",
  NO_VALUE_COLUMN: "Le journal ne contient aucune colonne d'argent ou de valeur.",
  EARNED_EITHER_WAY:
    "Rien dans le journal ne montre que l'argent ne vient que là où l'on agit, ou que là où l'on n'agit pas : ce que d'autres choix auraient changé ne peut pas être dit.",
  NO_ARM_COLUMN: 'Le journal ne dit pas quels dossiers ont été décidés avec le modèle et lesquels comme avant.',
  NO_VALUE_MATRIX:
    "Ce que rapporte chaque décision ne se lit pas dans le journal : certains couples de décision et de résultat n'y sont jamais.",
  NEEDS_EXACT: 'Ce chiffre demande toutes les lignes : demandez la réponse exacte.',
  NO_FEATURES: 'Le journal ne contient aucun fait à comparer.',
  NO_TRAINING_SAMPLE:
    "Le projet ne contient aucun modèle avec son échantillon d'apprentissage. Ajoutez-le, ou comparez avec une période du journal.",
  NO_JOURNAL: "Le projet ne contient encore aucun journal d'exécution du processus.",
  NOT_CATEGORICAL: 'Les valeurs sont des nombres, pas des modalités.',
  NOT_A_NUMBER: 'Les valeurs sont des modalités, pas des nombres.',
  CONSTANT_REFERENCE: "La référence n'a qu'une seule valeur : aucune dispersion à laquelle mesurer.",
  ZERO_BASE: "La valeur à laquelle comparer est 0 : il n'y en a pas de pourcentage.",
  NOT_BOUNDED: "La valeur à laquelle comparer pourrait être 0 : un pourcentage n'a pas de bornes.",
  CONSTANT_COLUMN: 'La colonne a partout la même valeur.',
  ONE_ARM: "Tous les dossiers sont dans un seul groupe : il n'y a rien à comparer.",
  NO_SHARE: "Personne n'a dit quelle part des dossiers devait passer par le modèle.",
  NO_COVARIATE: "Aucune colonne ne dit ce qu'on savait de chaque dossier avant le test.",
  ARMS_UNKNOWN: "Personne n'a dit quel groupe a été décidé avec le modèle et lequel comme avant : {{needed}}.",
  ONE_EACH: "Chaque individu n'a qu'un dossier.",
  DEALT_BY_CASE: 'Les dossiers ont été répartis un par un : chacun est décidé le jour même où il entre dans le test.',
  NOT_APPLICABLE: "Ce chiffre n'existe pas pour ce genre de mesure.",
  NO_SMALLEST_EFFECT: "Personne n'a dit quelle différence vaudrait la peine.",
  NO_METRIC: 'Le journal ne contient rien pour comparer les groupes : ni résultat, ni valeur, ni action.',
  NO_SPREAD: 'Chaque dossier montre la même chose : on ne peut pas dire de combien le hasard la déplacerait.',
  WIDENED_BY_CHANCE:
    'Le hasard seul grossit une telle erreur, et plus encore quand un score est bien calibré : aucun intervalle ne tiendrait 95 fois sur 100.',
  LARGEST_OF_MANY:
    "C'est le plus grand de nombreux écarts, et le hasard seul grandit le plus grand : aucun intervalle ne tiendrait 95 fois sur 100.",
  TOO_FEW_OF_A_CLASS: "Trop peu de dossiers ont l'un des deux résultats ; il en faut au moins {{needed}}.",
  TOO_FEW_OF_A_DECISION:
    "L'un des deux scores met trop peu de dossiers d'un côté du seuil ; il en faut au moins {{needed}}.",
  TOO_FEW_ROWS: 'Trop peu de lignes ; il en faut {{needed}}.',
};
