import type { Dictionary } from '#shared/words/words.ts';

export const wordsFr: Dictionary = {
  bands: {
    research: 'Maturité {{final, decimal:1}} sur 7 : un travail de recherche plus qu’un système sur lequel compter.',
    holes: 'Maturité {{final, decimal:1}} sur 7 : des tests existent, mais de sérieux trous sont probables.',
    firstPass: 'Maturité {{final, decimal:1}} sur 7 : un premier pas vers la production ; il en faut plus.',
    tested: 'Maturité {{final, decimal:1}} sur 7 : raisonnablement testé ; davantage pourrait tourner tout seul.',
    strong: 'Maturité {{final, decimal:1}} sur 7 : solidement testé et surveillé.',
    exceptional: 'Maturité {{final, decimal:1}} sur 7 : testé et surveillé de façon exceptionnelle.',
  },
  made: '{{made, integer}} tests sur {{all, integer}} ont été faits ; la note est celle de la plus faible de quatre parties.',
  floor: '{{section}} la retient, avec {{final, decimal:1}}.',
  raise: 'Ce qui la relèverait d’abord : {{test}}',
  link: 'Les 28 tests',
  found_one: 'Un contrôle de maturité montre quelque chose à regarder.',
  found_other: '{{count, integer}} contrôles de maturité montrent quelque chose à regarder.',
  sections: { data: 'Données', model: 'Modèle', infrastructure: 'Infrastructure', monitoring: 'Surveillance' },
  kinds: { computed: 'montré par le projet', partial: 'montré en partie, déclaré en partie', human: 'déclaré' },
  needs: {
    evidence: 'Le projet ne peut pas le montrer : voyez pourquoi, ou joignez qui l’a fait et comment.',
    statement: 'Quelqu’un qui le sait doit le déclarer.',
    attachment: 'La déclaration demande une pièce jointe.',
    automation: 'Un demi-point : fait une fois. Le point entier demande la preuve, jointe, que cela tourne tout seul.',
  },
  tests: {
    data: {
      schema: 'Les plages et les types attendus de chaque fait sont écrits.',
      benefit: 'Chaque fait mérite sa place dans le modèle.',
      cost: 'Aucun fait ne coûte plus qu’il n’apporte.',
      policy: 'Les faits respectent les règles : aucun n’est interdit.',
      privacy: 'Les données personnelles sont protégées de bout en bout.',
      newFeature: 'Un nouveau fait peut être ajouté vite.',
      featureCode: 'Le code qui fabrique les faits est testé.',
    },
    model: {
      reviewed: 'La définition du modèle est relue et versionnée.',
      metric: 'Ce qui est mesuré hors ligne suit ce que gagne le métier.',
      tuned: 'Les réglages de l’apprentissage ont été cherchés.',
      ageing: 'On sait ce que l’âge fait au modèle.',
      simpler: 'Un modèle plus simple ne fait pas aussi bien.',
      slices: 'Le modèle est bon pour chaque groupe important de dossiers.',
      inclusion: 'L’équité entre groupes de personnes a été examinée.',
    },
    infrastructure: {
      reproducible: 'Deux apprentissages donnent le même modèle.',
      unitTests: 'Le code du modèle a des tests unitaires.',
      endToEnd: 'Toute la chaîne est testée de bout en bout.',
      gate: 'Un modèle est contrôlé avant de servir.',
      traced: 'Une prédiction peut être suivie pas à pas.',
      canary: 'Un nouveau modèle est essayé sur une partie avant de servir à tous.',
      rollback: 'Un ancien modèle peut être remis vite et sans risque.',
    },
    monitoring: {
      dependencies: 'Les changements en amont sont annoncés.',
      invariants: 'Les faits restent dans ce que l’apprentissage connaissait.',
      skew: 'L’apprentissage et le service calculent la même chose.',
      stale: 'Le modèle n’est pas trop vieux.',
      stable: 'Les scores sont numériquement sains.',
      resources: 'La vitesse et la mémoire ne se sont pas dégradées.',
      quality: 'La qualité des prédictions ne s’est pas dégradée.',
    },
  },
  evidence: {
    schema:
      'Le modèle est livré avec la description de {{described, integer}} faits sur {{of, integer}} ; {{outside, integer}} valeurs du journal en sortent.',
    benefit: 'Aucun des {{all, integer}} faits ne peut être retiré sans perte, sur {{n, integer}} issues connues.',
    benefitFewer:
      '{{features, integer}} faits sur {{all, integer}} feraient aussi bien, sur {{n, integer}} issues connues.',
    cost: 'Le modèle lit {{features, integer}} faits sur {{log, integer}} colonnes ; ce que chacun coûte n’est pas dans le projet.',
    policyNone: 'Aucun des {{features, integer}} faits que lit le modèle n’est marqué sensible.',
    policy_one: 'Le modèle lit un fait marqué sensible : {{names}}.',
    policy_other: 'Le modèle lit {{count, integer}} faits marqués sensibles : {{names}}.',
    privacyNone: 'Aucune des {{columns, integer}} colonnes n’est marquée personnelle.',
    privacy_one:
      'Une colonne nomme ou décrit des personnes : {{names}}. Les exports remplacent les identifiants par des pseudonymes.',
    privacy_other:
      '{{count, integer}} colonnes nomment ou décrivent des personnes : {{names}}. Les exports remplacent les identifiants par des pseudonymes.',
    reviewed: 'La version {{version}} est conservée avec son empreinte {{hash}}.',
    metric:
      'La mesure et l’argent par dossier ont évolué dans le même sens {{same, integer}} fois sur {{of, integer}} périodes.',
    ageing: 'Aire sous la courbe {{first, decimal}} en {{from, period}}, {{last, decimal}} en {{to, period}}.',
    ageingError: 'Erreur moyenne {{first, decimal}} en {{from, period}}, {{last, decimal}} en {{to, period}}.',
    simpler:
      'Avec un seul fait {{metric}} vaut {{value, decimal}}, avec tous {{full, decimal}}, sur {{n, integer}} issues connues.',
    slices: 'Sur {{tested, integer}} groupes de dossiers, aucun n’est décidé à tort plus souvent que les autres.',
    slicesWorse_one: 'Sur {{tested, integer}} groupes de dossiers, un est décidé à tort plus souvent : {{group}}.',
    slicesWorse_other:
      'Sur {{tested, integer}} groupes de dossiers, {{count, integer}} sont décidés à tort plus souvent, surtout {{group}}.',
    inclusion:
      'Entre {{count, integer}} groupes selon {{by}}, le plus grand écart de décision est de {{difference, percent:1}}.',
    reproducible:
      'Le modèle conservé redonne {{same, integer}} scores du journal sur {{n, integer}}. Si l’apprentissage le ferait, à vous de le dire.',
    gate_one: 'Le modèle est livré avec une mesure prise avant qu’il serve.',
    gate_other: 'Le modèle est livré avec {{count, integer}} mesures prises avant qu’il serve.',
    traced: '{{same, integer}} scores sur {{n, integer}} ont été suivis des faits à la décision.',
    canaryTest: 'Le journal contient des groupes avec et sans le modèle.',
    canaryShadow: 'Le journal contient les scores d’un modèle qui ne faisait que regarder.',
    rollbackNone: 'Le projet ne contient pas d’autre version à laquelle revenir.',
    rollback_one: 'Le projet contient une autre version.',
    rollback_other: 'Le projet contient {{count, integer}} autres versions.',
    dependencies: 'La version {{version}} est livrée avec les noms des {{features, integer}} faits dont elle dépend.',
    invariants:
      '{{count, integer}} faits sur {{of, integer}} sortent de ce que l’apprentissage connaissait, sur {{rows, integer}} prédictions.',
    skew: '{{other, integer}} scores recalculés sur {{n, integer}} diffèrent de ceux du journal.',
    stale:
      'Les données d’apprentissage s’arrêtent le {{until, day}}, {{days, integer}} jours avant la dernière prédiction ; au-delà de {{limit, integer}}, la question se pose.',
    stable: '{{odd, integer}} scores sur {{n, integer}} ne sont pas des nombres ou sortent de leur plage.',
    resources_one: 'Le journal des exécutions mesure une étape : {{seconds, decimal:1}} s.',
    resources_other:
      'Le journal des exécutions mesure {{count, integer}} étapes ; la médiane est de {{seconds, decimal:1}} s.',
    quality: 'Le score a gardé son sens dans les {{of, integer}} périodes qu’on peut juger.',
    qualityChanged:
      'Le score a pris un autre sens dans {{count, integer}} périodes sur {{of, integer}}, la première en {{first, period}}.',
  },
  figures: {
    sections: 'Points par partie',
    subtitle: 'sur 7 chacune ; la plus basse fait la note',
    alt: 'Quatre parties de sept tests ; la plus basse a {{final, decimal:1}} points.',
  },
  columns: { section: 'Partie', points: 'Points', made: 'Tests faits' },
};
