export const cutoffWords = {
  more: 'Un seuil de {{trial}} au lieu de {{inForce}} aurait rapporté {{money}} de plus, avec {{cases}}.',
  less: 'Un seuil de {{trial}} au lieu de {{inForce}} aurait rapporté {{money}} de moins, avec {{cases}}.',
  unshown:
    "Un seuil de {{trial}} au lieu de {{inForce}} aurait donné {{cases}} ; aucune différence d'argent n'est montrée.",
  same: 'Un seuil de {{trial}} au lieu de {{inForce}} aurait rapporté autant, avec {{cases}}.',
  people: 'Un seuil de {{trial}} au lieu de {{inForce}} aurait donné {{cases}}.',
  moreCases_one: '{{count, integer}} dossier {{decision}} de plus',
  moreCases_other: '{{count, integer}} dossiers {{decision}} de plus',
  asItIs: 'Le seuil en vigueur, {{trial}}, rapporte {{money}} sur {{known, integer}} dossiers.',
  asItIsPeople_one:
    'Au seuil en vigueur, {{trial}}, {{count, integer}} dossier sur {{known, integer}} est {{decision}}.',
  asItIsPeople_other:
    'Au seuil en vigueur, {{trial}}, {{count, integer}} dossiers sur {{known, integer}} sont {{decision}}.',
  alone: 'Un seuil de {{trial}} aurait rapporté {{money}} sur {{known, integer}} dossiers.',
  alonePeople_one: 'Un seuil de {{trial}} mettrait {{count, integer}} dossier sur {{known, integer}} en {{decision}}.',
  alonePeople_other:
    'Un seuil de {{trial}} mettrait {{count, integer}} dossiers sur {{known, integer}} en {{decision}}.',
  leadMore: 'Entre {{low}} et {{high}} de plus sur {{known, integer}} dossiers.',
  leadLess: 'Entre {{low}} et {{high}} de moins sur {{known, integer}} dossiers.',
  leadOpen: "De {{low}} à {{high}} sur {{known, integer}} dossiers : aucune différence n'est montrée.",
  leadBest:
    'Mais {{trial}} est le meilleur point sur ces dossiers mêmes : à confirmer sur des mois suivants avant de changer la règle.',
  leadAlike: 'Tous les dossiers recevraient la même décision : le score ne servirait à rien.',
  leadBestAlike:
    'Ce meilleur point tient à des moyennes observées là où les décisions ont été prises : vérifiez ce que vaut une décision avant de changer la règle.',
  leadDrag: "Déplacez la poignée pour voir ce qu'un autre seuil aurait fait, les personnes d'abord.",
  moved_one:
    'Le dossier qui serait aussi {{decision}} : {{positives, integer}} fini en {{positive}}, {{others, integer}} en {{other}}.',
  moved_other:
    'Des {{count, integer}} dossiers qui seraient aussi {{decision}}, {{positives, integer}} ont fini en {{positive}} et {{others, integer}} en {{other}}.',
  seeMoved: 'Voir ces dossiers',
  nobodyMoves: 'Aucun dossier ne se trouve entre les deux seuils.',
  cell: '{{decision}}, {{outcome}}',
  inAll: '{{decision}} en tout',
  moneyRow: 'Argent rapporté',
  kind: 'Décision, résultat',
  change: 'Écart',
  peopleMoney: "Les personnes, puis l'argent",
  peopleOnly: 'Les personnes',
  table: "Le seuil en vigueur et celui à l'essai",
  worth: 'Ce que vaut une décision',
  worthPartly: "L'argent est compté dès que les quatre sont dites.",
  worthBack: 'Revenir aux valeurs du projet',
  sources: {
    asked: "Comme écrit ici ; rien n'est enregistré.",
    project: 'Comme le dit le projet.',
    observed_one:
      "Moyenne observée sur {{count, integer}} dossier ; la décision qui n'a pas été prise est évaluée comme aux mêmes conditions.",
    observed_other:
      "Moyennes observées sur {{count, integer}} dossiers ; les décisions qui n'ont pas été prises sont évaluées comme aux mêmes conditions.",
  },
  typed: "Seuil à l'essai",
  typedExpected: 'Une valeur de {{low}} à {{high}} était attendue.',
  drag: 'Glissez, ou servez-vous des flèches : 1 point ; avec Maj : 0,1 point.',
  best: 'Meilleur point',
  back: 'Revenir à {{inForce}}',
  bestAlways: 'Meilleur point {{best}}, sur au moins 95 de 100 nouveaux tirages des dossiers aussi.',
  bestBetween:
    'Meilleur point {{best}} ; sur 95 de 100 nouveaux tirages des dossiers, il se trouve entre {{low}} et {{high}}.',
  handle: "Seuil à l'essai",
  handleValue: '{{score}} ; {{decision}} : {{count, integer}}',
  onTrial: "à l'essai, {{money}}",
  inForce: 'en vigueur, {{score}}',
  figure: {
    title: 'Argent rapporté à chaque seuil',
    titlePeople: 'Dossiers à chaque score',
    subtitlePeople: 'de part et d’autre du seuil',
    subtitle: 'et les dossiers de part et d’autre',
    alt: 'Argent et personnes pour chaque place du seuil.',
    threshold: 'Seuil',
    tp: 'Retenus, résultat annoncé',
    fp: 'Retenus, autre résultat',
    tn: 'Non retenus, autre résultat',
    fn: 'Non retenus, résultat annoncé',
    value: 'Argent',
  },
};
