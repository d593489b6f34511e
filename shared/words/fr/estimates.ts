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
  NO_ARM_COLUMN: 'Le journal ne dit pas quels dossiers ont été décidés avec le modèle et lesquels comme avant.',
  NO_VALUE_MATRIX:
    "Ce que rapporte chaque décision ne se lit pas dans le journal : certains couples de décision et de résultat n'y sont jamais.",
  NEEDS_EXACT: 'Ce chiffre demande toutes les lignes : demandez la réponse exacte.',
  NO_FEATURES: 'Le journal ne contient aucun fait à comparer.',
  NO_TRAINING_SAMPLE:
    "Le projet ne contient aucun modèle avec son échantillon d'apprentissage. Ajoutez-le, ou comparez avec une période du journal.",
  NOT_CATEGORICAL: 'Les valeurs sont des nombres, pas des modalités.',
  NOT_A_NUMBER: 'Les valeurs sont des modalités, pas des nombres.',
  CONSTANT_REFERENCE: "La référence n'a qu'une seule valeur : aucune dispersion à laquelle mesurer.",
  TOO_FEW_ROWS: 'Trop peu de lignes ; il en faut {{needed}}.',
};
