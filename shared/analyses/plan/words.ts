import type { DictionaryPair } from '#shared/words/words.ts';

export const words: DictionaryPair = {
  en: {
    plan: {
      none: 'A test cannot be planned from this log.',
      link: 'See the plan',
      days_one: 'one day',
      days_other: '{{count, integer}} days',
      size: 'The test needs {{cases, integer}} cases: {{days}} at the pace of this log, with {{exposure, inHundred}} getting the new way.',
      effectRate:
        'It would show a move of {{label, quote}} from {{baseline, percent:1}} to {{target, percent:1}}, with a chance of {{power, inHundred}} if it is there, at {{perDay, decimal:0}} cases a day.',
      effectValue:
        'It would show a move from {{baseline, money:2}} to {{target, money:2}} a case, with a chance of {{power, inHundred}} if it is there, at {{perDay, decimal:0}} cases a day.',
      delay: 'Outcomes take {{days}} more to be known.',
      waiting:
        'If the effect is there, waiting costs {{amount, money}}: the {{control, integer}} cases left to the former way forgo it.',
      noWorth: 'What waiting costs cannot be told: say what one outcome is worth.',
      otherPopulation:
        'The plan is about other cases than those it is compared with: the two do not speak of the same people.',
      progress: {
        population: 'Cases that it is about',
        everybody: 'all cases',
        whom: '{{where}}',
        treatment: 'Cases with the new way, outcome known',
        control: 'Cases without, outcome known',
        share: 'Share that gets the new way',
        days: 'Duration',
        effect: 'Smallest difference that would be found',
        end: 'Complete on',
        cases: '{{count, integer}}',
        day: '{{day, day}}',
      },
      figures: {
        options: 'How long the test takes',
        optionsSubtitle: 'days, by share of the cases that get the new way',
        optionsAlt: 'With {{exposure, percent}} of the cases getting the new way, the test takes {{days}}.',
      },
      columns: {
        exposure: 'Get the new way',
        treatment: 'Cases with it',
        control: 'Cases without',
        days: 'Days',
        waiting: 'Cost of waiting',
      },
    },
  },
  fr: {
    plan: {
      none: 'Ce journal ne permet pas de préparer un test.',
      link: 'Voir le plan',
      days_one: 'un jour',
      days_other: '{{count, integer}} jours',
      size: 'Le test demande {{cases, integer}} dossiers : {{days}} au rythme de ce journal, si {{exposure, inHundred}} reçoivent la nouvelle manière.',
      effectRate:
        "Il montrerait un passage de {{label, quote}} de {{baseline, percent:1}} à {{target, percent:1}}, avec une chance de {{power, inHundred}} s'il existe, à {{perDay, decimal:0}} dossiers par jour.",
      effectValue:
        "Il montrerait un passage de {{baseline, money:2}} à {{target, money:2}} par dossier, avec une chance de {{power, inHundred}} s'il existe, à {{perDay, decimal:0}} dossiers par jour.",
      delay: 'Les résultats demandent {{days}} de plus pour être connus.',
      waiting:
        "Si l'effet existe, attendre coûte {{amount, money}} : les {{control, integer}} dossiers laissés à l'ancienne manière en sont privés.",
      noWorth: "On ne peut pas dire ce que coûte l'attente : dites ce que vaut un résultat.",
      otherPopulation:
        "Le plan porte sur d'autres dossiers que ceux auxquels il est comparé : les deux ne parlent pas des mêmes personnes.",
      progress: {
        population: 'Dossiers concernés',
        everybody: 'tous les dossiers',
        whom: '{{where}}',
        treatment: 'Dossiers avec la nouvelle manière, résultat connu',
        control: 'Dossiers sans, résultat connu',
        share: 'Part qui reçoit la nouvelle manière',
        days: 'Durée',
        effect: 'Plus petite différence qui serait vue',
        end: 'Complet le',
        cases: '{{count, integer}}',
        day: '{{day, day}}',
      },
      figures: {
        options: 'Combien de temps dure le test',
        optionsSubtitle: 'jours, selon la part des dossiers qui reçoivent la nouvelle manière',
        optionsAlt: 'Si {{exposure, percent}} des dossiers reçoivent la nouvelle manière, le test dure {{days}}.',
      },
      columns: {
        exposure: 'Nouvelle manière',
        treatment: 'Dossiers avec',
        control: 'Dossiers sans',
        days: 'Jours',
        waiting: "Coût de l'attente",
      },
    },
  },
};
