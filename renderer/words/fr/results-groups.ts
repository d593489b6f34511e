export const segmentWords = {
  sketch:
    'Les courbes viennent de dix mille tranches du score, à {{error, percent:2}} au plus des exactes ; les pires segments sont ceux de faits pris seuls.',
  by: 'Comparer par',
  choose: 'Choisir une colonne',
  and: 'croisé avec',
  alone: 'rien',
  tooFew_one:
    '{{count, integer}} groupe a trop peu de résultats connus, ou trop peu de l’un d’eux, pour être jugé : {{groups}}.',
  tooFew_other:
    '{{count, integer}} groupes ont trop peu de résultats connus, ou trop peu de l’un d’eux, pour être jugés : {{groups}}.',
  others_one: '{{count, integer}} autre',
  others_other: '{{count, integer}} autres',
  worst: 'Où il se trompe plus souvent',
  worstEstimates: 'Où les estimations sont plus loin',
  looked_one: 'sur {{count, integer}} segment examiné',
  looked_other: 'sur {{count, integer}} segments examinés',
  worstOne: 'Faux pour {{wrong}}, contre {{elsewhere}} ailleurs.',
  worstError: 'Écart moyen de {{wrong}}, contre {{elsewhere}} ailleurs.',
  difference_one: 'La différence est {{between}}, sur {{count, integer}} dossier.',
  difference_other: 'La différence est {{between}}, sur {{count, integer}} dossiers.',
  none: 'Aucun segment ne se détache, tous ceux qui ont été examinés étant comptés.',
};

export const fairnessWords = {
  none: "On ne peut rien dire des groupes : aucune colonne n'est marquée sensible.",
  emptyTitle: "Aucune colonne n'est marquée sensible.",
  emptyText:
    'Marquez une colonne comme le sexe ou l’âge, et cet onglet compare la façon dont ses groupes sont traités.',
  emptyLink: 'Marquer une colonne',
  withoutOutcome_one: '{{count, integer}} sans résultat compte là où il n’en faut pas',
  withoutOutcome_other: '{{count, integer}} sans résultat comptent là où il n’en faut pas',
  gaps: 'Les écarts les plus larges',
  noGap: 'Un seul groupe peut être jugé.',
  metrics: {
    selectionRate: '{{decision}} : {{highValue}} parmi {{high}}, {{lowValue}} parmi {{low}}.',
    truePositiveRate:
      'De ceux qui ont fini en {{outcome}}, {{decision}} : {{highValue}} parmi {{high}}, {{lowValue}} parmi {{low}}.',
    falsePositiveRate:
      'De ceux qui ont fini en {{other}}, {{decision}} malgré tout : {{highValue}} parmi {{high}}, {{lowValue}} parmi {{low}}.',
    precision:
      'Décidés {{decision}}, ont fini en {{outcome}} : {{highValue}} parmi {{high}}, {{lowValue}} parmi {{low}}.',
    calibration: "Le score s'écarte en moyenne de {{highValue}} points pour {{high}}, de {{lowValue}} pour {{low}}.",
    quantity: "Les estimations s'écartent en moyenne de {{highValue}} pour {{high}}, de {{lowValue}} pour {{low}}.",
  },
  gap: "{{points}} points d'écart",
  gapQuantity: "{{points}} d'écart",
  gapBetween: '(de {{low}} à {{high}}).',
  notShown: "Aucune différence n'est montrée.",
  untold: 'Trop peu de résultats connus, ou trop peu d’une sorte, pour comparer les erreurs : {{groups}}.',
  untoldGroup: '{{group}} (connus : {{known, integer}}, dont {{positives, integer}} {{outcome}})',
  untoldBare: '{{group}} (connus : {{known, integer}})',
  reserve:
    "Un écart n'est pas un verdict : les groupes peuvent différer dans ce qu'ils demandent et dans ce qui leur est advenu. C'est aux personnes de dire s'il est justifié.",
};
