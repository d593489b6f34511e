import type { DictionaryPair } from '#shared/words/words.ts';
import { amountWords } from '../amounts.ts';
import { joinedWords } from '../refusals.ts';
import { swapWords } from './swap/words.ts';

const own: DictionaryPair = {
  en: {
    shadow: {
      none: 'The model in service cannot be compared with another one.',
      link: 'See the shadow report',
      states: {
        promote: 'Put the other model in service',
        runTest: 'Test it next',
        keep: 'Keep the model in service',
        cannotTell: 'Cannot tell',
      },
      titles: {
        differ:
          'Where the two differ, {{in, inHundred}} of the other model’s choices ended as {{label, quote}}, against {{out, inHundred}}.',
        worseOrder: 'The other model puts the {{known, integer}} cases with a known outcome in a less good order.',
        alike: 'The other model is as good as the one in service on {{known, integer}} cases, and no better.',
        error: {
          promote: 'The other model is closer: off by {{shadowError}} on average, against {{championError}}.',
          runTest:
            'Neither is shown to be closer: the other model is off by {{shadowError}}, the one in service by {{championError}}.',
          worse: 'The other model is less close: off by {{shadowError}} on average, against {{championError}}.',
          alike:
            'The other model is as close as the one in service: off by {{shadowError}} on average, against {{championError}}.',
        },
        cannotTell: {
          mixedVersions: 'Which model is better cannot be told: the log mixes {{count}} versions of the other one.',
          noOutcome: 'Which model is better cannot be told: of {{n, integer}} cases, no outcome is known.',
          tooFew: 'Which model is better cannot be told: only {{known, integer}} outcomes are known.',
          tooFewDiffer:
            'Which model is better cannot be told: too few outcomes are known where they choose otherwise ({{differ, integer}} on one side).',
          outcomesMissing:
            'Which model is better cannot be told: the outcome is missing for {{missing, inHundred}} of the cases that only the other one chooses.',
          notMatured:
            'Which model is better cannot be told yet: {{missing, inHundred}} of the cases that only the other one chooses are too recent to have an outcome.',
        },
      },
      swapShown:
        'With {{chosen, integer}} choices each, the two differ on {{size, integer}}; there the difference lies between {{low, decimal:1}} and {{high, decimal:1}} points, with 95% confidence.',
      swapNotShown:
        'With {{chosen, integer}} choices each, the two differ on {{size, integer}}; there no difference is shown: between {{low, decimal:1}} and {{high, decimal:1}} points, with 95% confidence.',
      orderWorse: 'Over all cases, it puts them in a less good order than the model in service.',
      orderAlike: 'Over all cases, the two put them in as good an order.',
      errorShown:
        'On {{known, integer}} cases, the difference lies between {{low}} and {{high}} per case, with 95% confidence.',
      errorNotShown: 'On {{known, integer}} cases, the difference is too small to be shown.',
      nextTest:
        'A test of two equal groups of {{perGroup, integer}} chosen cases would find a change of {{effect}} from {{baseline, percent:1}}: about {{days}} at the pace of this log.',
      days_one: 'one day',
      days_other: '{{count, integer}} days',
      agreement: 'The two models decide {{share, inHundred}} of the {{n, integer}} cases alike.',
      agreementAccount:
        '{{shadow, integer}} cases are {{decision, quote}} for the other model only, {{champion, integer}} for the model in service only.',
      hottest:
        'Of the tenth that the other model puts first, {{shadow, inHundred}} ended as {{label, quote}}, against {{champion, inHundred}} with the model in service.',
      hottestAccount:
        'Over the {{known, integer}} cases of that tenth with a known outcome; {{rate, inHundred}} of all ended so.',
      upliftLess:
        'Among those whom the other model puts first, the treatment lowered the share of {{label, quote}} by {{points}}.',
      upliftMore:
        'Among those whom the other model puts first, the treatment raised the share of {{label, quote}} by {{points}}.',
      upliftNotShown:
        'Among those whom the other model puts first, no effect of the treatment on {{label, quote}} is shown.',
      upliftAccount:
        'Between {{low, decimal:1}} and {{high, decimal:1}} points, with 95% confidence: {{treated, integer}} treated and {{control, integer}} others, as lots decided.',
      limitsTitle_one: 'What this comparison cannot say: one thing.',
      limitsTitle_other: 'What this comparison cannot say: {{count, integer}} things.',
      limits: {
        outcomesMissing:
          'The outcome of {{count, integer}} cases ({{share, percent:1}}) is not known; they may end otherwise than the rest.',
        onlyActed: 'Outcomes are known only for those acted upon: what the others would have done is not in the log.',
        actedUnlike:
          'The two sides were treated unlike: {{in, inHundred}} of those whom only the other model chooses were acted upon, {{out, inHundred}} of those whom only the model in service chooses. Acting changes how a case ends.',
        reached: '“Acted upon” may mean “reached”: people who answer differ from those who do not.',
        noPropensity:
          'The log does not say with which chance each case was acted upon, so other choices can be bounded, not estimated.',
        decisionsTaken:
          'Outcomes followed the decisions that were really taken. Had the other model decided, some would have ended otherwise.',
        noHoldOut:
          'Nobody drew lots, so what acting changes cannot be told: leave 5 to 10 cases in 100 to chance to find out.',
        followedChampion:
          'The group that was treated followed the model in service: those whom only the other model picks were not treated.',
        mixedVersions: 'Several versions of the other model are mixed ({{versions}}): choose one with a filter.',
        championVersions:
          'Several versions were in service ({{versions}}): each case counts with the version that scored it.',
      },
      names: {
        in: 'Only the other model',
        out: 'Only the model in service',
        both: 'Both',
        bothChosen: 'Chosen by both',
        onlyShadow: 'Only by the other model',
        onlyChampion: 'Only by the model in service',
        neither: 'By neither',
        shadowModel: 'The other model',
        championModel: 'The model in service',
      },
      figures: {
        swap: 'How those that they choose ended',
        swapSubtitle: 'share of {{label, quote}}, the same number of choices each, 95% intervals',
        swapAlt:
          '{{in, percent:1}} of the cases that only the other model chooses ended as {{label, quote}}, {{out, percent:1}} of those that only the model in service chooses.',
        all: 'all cases',
        known: '{{count, integer}} outcomes of {{n, integer}}',
        deciles: 'From those put first to those put last',
        decilesSubtitle: 'share of {{label, quote}} by tenth of the other model’s score, 95% intervals',
        decilesAlt:
          '{{first, percent:1}} of the tenth that the other model puts first ended as {{label, quote}}, {{champion, percent:1}} with the model in service; {{last, percent:1}} of the last.',
        champion: 'model in service',
        coverage: 'Whose outcome is known',
        coverageSubtitle: 'cases by tenth of the other model’s score, highest first; the track is all of them',
        coverageAlt:
          'The outcome of {{share, percent}} of all cases is known; of {{least, percent}} in the tenth with the fewest.',
        agreement: 'Whom the two models choose',
        agreementSubtitle: 'number of cases among {{n, integer}}',
        agreementAlt: 'The two models decide {{share, percent:1}} of {{n, integer}} cases alike.',
        uplift: 'What the treatment changed',
        upliftSubtitle: 'in points of {{label, quote}}, by tenth of the other model’s score, 95% intervals',
        upliftAlt:
          'In the tenth that the other model puts first, the treatment changed the share of {{label, quote}} by {{points, decimal:1}} points.',
        noChange: 'no change',
        error: 'How far off they are',
        errorSubtitle: 'mean distance from the actual value, {{count, integer}} cases',
        errorAlt:
          'The other model is off by {{shadow, quantity:0}} on average, the model in service by {{champion, quantity:0}}.',
      },
      columns: {
        group: 'Chosen by',
        tenth: 'Tenth',
        n: 'Cases',
        known: 'Outcome known',
        coverage: 'Share known',
        acted: 'Acted upon',
        successes: 'Of them {{label, quote}}',
        rate: 'Share',
        low: 'Low',
        high: 'High',
        share: 'Share',
        championKnown: 'In service: known',
        championRate: 'In service: share',
        championLow: 'In service: low',
        championHigh: 'In service: high',
        treated: 'Treated',
        control: 'Others',
        uplift: 'Change',
        upliftLow: 'Low',
        upliftHigh: 'High',
        championUplift: 'In service: change',
        error: 'Mean distance',
        difference: 'Difference',
        differenceLow: 'Low',
        differenceHigh: 'High',
      },
    },
  },
  fr: {
    shadow: {
      none: 'Le modèle en service ne peut pas être comparé à un autre.',
      link: "Voir le rapport du modèle dans l'ombre",
      states: {
        promote: "Mettre l'autre modèle en service",
        runTest: 'À tester ensuite',
        keep: 'Garder le modèle en service',
        cannotTell: 'On ne peut pas dire',
      },
      titles: {
        differ:
          "Là où ils diffèrent, {{in, inHundred}} des choix de l'autre modèle ont fini en {{label, quote}}, contre {{out, inHundred}}.",
        worseOrder: "L'autre modèle range moins bien les {{known, integer}} dossiers dont le résultat est connu.",
        alike: "L'autre modèle vaut celui en service sur {{known, integer}} dossiers, sans faire mieux.",
        error: {
          promote: "L'autre modèle est plus proche : {{shadowError}} d'écart moyen, contre {{championError}}.",
          runTest:
            "Aucun n'est plus proche de façon établie : l'autre modèle s'écarte de {{shadowError}}, celui en service de {{championError}}.",
          worse: "L'autre modèle est moins proche : {{shadowError}} d'écart moyen, contre {{championError}}.",
          alike:
            "L'autre modèle est aussi proche que celui en service : {{shadowError}} d'écart moyen, contre {{championError}}.",
        },
        cannotTell: {
          mixedVersions:
            "On ne peut pas dire lequel est meilleur : le journal mêle {{count}} versions de l'autre modèle.",
          noOutcome:
            "On ne peut pas dire lequel est meilleur : sur {{n, integer}} dossiers, aucun résultat n'est connu.",
          tooFew: 'On ne peut pas dire lequel est meilleur : {{known, integer}} résultats seulement sont connus.',
          tooFewDiffer:
            "On ne peut pas dire lequel est meilleur : trop peu de résultats sont connus là où ils choisissent autrement ({{differ, integer}} d'un côté).",
          outcomesMissing:
            "On ne peut pas dire lequel est meilleur : le résultat manque pour {{missing, inHundred}} des dossiers que seul l'autre modèle choisit.",
          notMatured:
            "On ne peut pas encore dire lequel est meilleur : {{missing, inHundred}} des dossiers que seul l'autre modèle choisit sont trop récents pour avoir un résultat.",
        },
      },
      swapShown:
        'À {{chosen, integer}} choix chacun, ils diffèrent sur {{size, integer}} ; là, la différence est entre {{low, decimal:1}} et {{high, decimal:1}} points, avec 95 % de confiance.',
      swapNotShown:
        "À {{chosen, integer}} choix chacun, ils diffèrent sur {{size, integer}} ; là, aucune différence n'est montrée : entre {{low, decimal:1}} et {{high, decimal:1}} points, avec 95 % de confiance.",
      orderWorse: 'Sur tous les dossiers, il les range moins bien que le modèle en service.',
      orderAlike: 'Sur tous les dossiers, les deux les rangent aussi bien.',
      errorShown:
        'Sur {{known, integer}} dossiers, la différence est entre {{low}} et {{high}} par dossier, avec 95 % de confiance.',
      errorNotShown: 'Sur {{known, integer}} dossiers, la différence est trop faible pour être montrée.',
      nextTest:
        'Un test de deux groupes égaux de {{perGroup, integer}} dossiers choisis trouverait un changement de {{effect}} à partir de {{baseline, percent:1}} : environ {{days}} au rythme de ce journal.',
      days_one: 'un jour',
      days_other: '{{count, integer}} jours',
      agreement: 'Les deux modèles décident pareil pour {{share, inHundred}} des {{n, integer}} dossiers.',
      agreementAccount:
        "{{shadow, integer}} dossiers sont {{decision, quote}} pour l'autre modèle seul, {{champion, integer}} pour le modèle en service seul.",
      hottest:
        "Du dixième que l'autre modèle met en tête, {{shadow, inHundred}} ont fini en {{label, quote}}, contre {{champion, inHundred}} avec le modèle en service.",
      hottestAccount:
        'Sur les {{known, integer}} dossiers de ce dixième dont le résultat est connu ; {{rate, inHundred}} du tout ont fini ainsi.',
      upliftLess:
        "Parmi ceux que l'autre modèle met en tête, le traitement a baissé la part de {{label, quote}} de {{points}}.",
      upliftMore:
        "Parmi ceux que l'autre modèle met en tête, le traitement a augmenté la part de {{label, quote}} de {{points}}.",
      upliftNotShown:
        "Parmi ceux que l'autre modèle met en tête, aucun effet du traitement sur {{label, quote}} n'est montré.",
      upliftAccount:
        'Entre {{low, decimal:1}} et {{high, decimal:1}} points, avec 95 % de confiance : {{treated, integer}} traités et {{control, integer}} autres, tirés au sort.',
      limitsTitle_one: 'Ce que cette comparaison ne peut pas dire : une chose.',
      limitsTitle_other: 'Ce que cette comparaison ne peut pas dire : {{count, integer}} choses.',
      limits: {
        outcomesMissing:
          "Le résultat de {{count, integer}} dossiers ({{share, percent:1}}) n'est pas connu ; ils peuvent finir autrement que les autres.",
        onlyActed:
          "Les résultats ne sont connus que là où l'on a agi : ce que les autres auraient fait n'est pas dans le journal.",
        actedUnlike:
          "Les deux côtés n'ont pas été traités pareil : on a agi sur {{in, inHundred}} de ceux que seul l'autre modèle choisit, et sur {{out, inHundred}} de ceux que seul le modèle en service choisit. Agir change la fin d'un dossier.",
        reached: '« Agi » peut vouloir dire « joint » : ceux qui répondent diffèrent de ceux qui ne répondent pas.',
        noPropensity:
          "Le journal ne dit pas avec quelle chance on a agi sur chaque dossier : d'autres choix peuvent être bornés, pas estimés.",
        decisionsTaken:
          "Les résultats ont suivi les décisions vraiment prises. Si l'autre modèle avait décidé, certains auraient fini autrement.",
        noHoldOut:
          "Personne n'a tiré au sort : ce qu'agir change ne peut pas être dit. Laissez 5 à 10 dossiers sur 100 au hasard pour le savoir.",
        followedChampion:
          "Le groupe traité a suivi le modèle en service : ceux que seul l'autre modèle choisit n'ont pas été traités.",
        mixedVersions:
          "Plusieurs versions de l'autre modèle sont mêlées ({{versions}}) : choisissez-en une par un filtre.",
        championVersions:
          "Plusieurs versions ont été en service ({{versions}}) : chaque dossier compte avec la version qui l'a noté.",
      },
      names: {
        in: "Seul l'autre modèle",
        out: 'Seul le modèle en service',
        both: 'Les deux',
        bothChosen: 'Choisis par les deux',
        onlyShadow: "Par l'autre modèle seul",
        onlyChampion: 'Par le modèle en service seul',
        neither: 'Par aucun',
        shadowModel: "L'autre modèle",
        championModel: 'Le modèle en service',
      },
      figures: {
        swap: "Comment finissent ceux qu'ils choisissent",
        swapSubtitle: 'part de {{label, quote}}, à nombre de choix égal, intervalles à 95 %',
        swapAlt:
          "{{in, percent:1}} des dossiers que seul l'autre modèle choisit ont fini en {{label, quote}}, {{out, percent:1}} de ceux que seul le modèle en service choisit.",
        all: 'tous les dossiers',
        known: '{{count, integer}} résultats sur {{n, integer}}',
        deciles: 'De ceux mis en tête à ceux mis en dernier',
        decilesSubtitle: "part de {{label, quote}} par dixième du score de l'autre modèle, intervalles à 95 %",
        decilesAlt:
          "{{first, percent:1}} du dixième que l'autre modèle met en tête ont fini en {{label, quote}}, {{champion, percent:1}} avec le modèle en service ; {{last, percent:1}} du dernier.",
        champion: 'modèle en service',
        coverage: 'Dont le résultat est connu',
        coverageSubtitle:
          "dossiers par dixième du score de l'autre modèle, les plus hauts d'abord ; le fond est le tout",
        coverageAlt:
          'Le résultat de {{share, percent}} des dossiers est connu ; de {{least, percent}} dans le dixième qui en a le moins.',
        agreement: 'Qui les deux modèles choisissent',
        agreementSubtitle: 'nombre de dossiers sur {{n, integer}}',
        agreementAlt: 'Les deux modèles décident pareil pour {{share, percent:1}} des {{n, integer}} dossiers.',
        uplift: 'Ce que le traitement a changé',
        upliftSubtitle: "en points de {{label, quote}}, par dixième du score de l'autre modèle, intervalles à 95 %",
        upliftAlt:
          "Dans le dixième que l'autre modèle met en tête, le traitement a changé la part de {{label, quote}} de {{points, decimal:1}} points.",
        noChange: 'aucun changement',
        error: 'À quelle distance ils sont',
        errorSubtitle: 'distance moyenne à la valeur réelle, {{count, integer}} dossiers',
        errorAlt:
          "L'autre modèle s'écarte de {{shadow, quantity:0}} en moyenne, le modèle en service de {{champion, quantity:0}}.",
      },
      columns: {
        group: 'Choisis par',
        tenth: 'Dixième',
        n: 'Dossiers',
        known: 'Résultat connu',
        coverage: 'Part connue',
        acted: 'On a agi',
        successes: 'Dont {{label, quote}}',
        rate: 'Part',
        low: 'Bas',
        high: 'Haut',
        share: 'Part',
        championKnown: 'En service : connus',
        championRate: 'En service : part',
        championLow: 'En service : bas',
        championHigh: 'En service : haut',
        treated: 'Traités',
        control: 'Autres',
        uplift: 'Changement',
        upliftLow: 'Bas',
        upliftHigh: 'Haut',
        championUplift: 'En service : changement',
        error: 'Distance moyenne',
        difference: 'Différence',
        differenceLow: 'Bas',
        differenceHigh: 'Haut',
      },
    },
  },
};

export const words = joinedWords(own, amountWords, swapWords);
