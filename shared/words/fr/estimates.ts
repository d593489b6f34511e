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
  TOO_FEW_ROWS: 'Trop peu de lignes ; il en faut {{needed}}.',
};
