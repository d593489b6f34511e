export const arrivals = {
  title: 'Ce qui arrive, au fil du temps',
  asking: 'Décompte de ce qui arrive, période par période',
};

export const aboutArrivals = {
  'quality-over-time': {
    volume: {
      what: "Chaque colonne est une semaine. Celles qui ressortent ont un jour, ou plusieurs, où il est arrivé bien moins de prédictions que d'habitude ce jour de la semaine.",
      how: "Un jour est un trou s'il a au plus la moitié de la médiane des mêmes jours de la semaine, jusqu'à 8 avant et après, et si peu que des jours réguliers le feraient moins d'une fois sur cent journaux (queue de Poisson, nombres divisés par leur dispersion). Les jours de la semaine vides d'habitude n'en sont pas.",
    },
    missing: {
      what: "Chaque case est la part des prédictions d'une période où une colonne est en défaut. Une case n'est colorée que si cette part dépasse d'un point ou plus celle des autres périodes, au-delà du hasard.",
      how: 'Part dans la période face à la part dans toutes les autres réunies : test de deux proportions, valeurs p selon Holm sur toutes les colonnes et périodes. Les plages et les modalités sont celles du paquet du modèle.',
    },
    outOfRange: {
      what: "Chaque case est la part des prédictions d'une période où une colonne est en défaut. Une case n'est colorée que si cette part dépasse d'un point ou plus celle des autres périodes, au-delà du hasard.",
      how: 'Part dans la période face à la part dans toutes les autres réunies : test de deux proportions, valeurs p selon Holm sur toutes les colonnes et périodes. Les plages et les modalités sont celles du paquet du modèle.',
    },
    unseen: {
      what: "Chaque case est la part des prédictions d'une période où une colonne est en défaut. Une case n'est colorée que si cette part dépasse d'un point ou plus celle des autres périodes, au-delà du hasard.",
      how: 'Part dans la période face à la part dans toutes les autres réunies : test de deux proportions, valeurs p selon Holm sur toutes les colonnes et périodes. Les plages et les modalités sont celles du paquet du modèle.',
    },
  },
};
