import type { DictionaryPair } from '#shared/words/words.ts';

export const words: DictionaryPair = {
  en: {
    retraining: {
      advice: {
        repairFeed: 'Repair what arrives first: the model does not get the facts that it learned from.',
        wait: 'Wait: too few outcomes are known to judge the model.',
        retrain: 'Train the model again on recent cases.',
        recalibrate: 'Recalibrate the scores, and watch.',
        none: 'Nothing to do: the model still works as it did.',
      },
      reasons: {
        FEED_MISSING: 'More is missing than before in {{columns}}: up to {{value, percent:0}} of the cases.',
        FEED_UNSEEN:
          'Values that the model never learned from in {{columns}}: up to {{value, percent:0}} of the cases.',
        TOO_FEW_OUTCOMES: 'No period after the reference knows enough outcomes.',
        CONCEPT_CHANGED:
          'In {{current, period}}, cases with the same score end otherwise than in {{reference, period}}.',
        LOSS_ABOVE_COST: 'A month like this loses more than training costs.',
        LOSS_BELOW_COST: 'A month like this loses less than training costs.',
        LOSS_UNSURE: 'What it costs cannot be told for sure.',
        COST_UNKNOWN: 'What training costs was not said.',
        OTHER_CASES: 'Other cases come than in {{reference, period}}; alike cases end as they did.',
        LEVEL_OFF: 'The scores are {{points, decimal:1}} points off what comes true, on average.',
        STABLE: 'Cases with the same score end in {{current, period}} as in {{reference, period}}.',
      },
      lost: 'At the value per case of then, its {{cases, integer}} cases would have brought {{value, money}} more (95%: {{low, money}} to {{high, money}}).',
      gained:
        'Its {{cases, integer}} cases brought {{value, money}} more than at the value per case of then (95%: {{low, money}} to {{high, money}}).',
      noMoney: 'The log does not tell what each case brought in both periods.',
      cost: 'Training again costs {{value, money}}, as given.',
      next: 'Look again on {{day, day}}.',
      link: 'What to do',
      figures: {
        money: 'What waiting costs',
        moneySubtitle: '{{current, period}} at the value per case of {{reference, period}}, with 95% interval',
        moneyAlt: '{{value, money}} lost in the month.',
        nothing: 'nothing lost',
      },
      columns: { what: 'What', value: 'Amount', low: 'Low', high: 'High' },
    },
  },
  fr: {
    retraining: {
      advice: {
        repairFeed: "Réparez d'abord ce qui arrive : le modèle ne reçoit pas les faits dont il a appris.",
        wait: "Attendez : trop peu d'issues sont connues pour juger le modèle.",
        retrain: 'Réentraînez le modèle sur des dossiers récents.',
        recalibrate: 'Recalez les scores, et surveillez.',
        none: 'Rien à faire : le modèle marche encore comme avant.',
      },
      reasons: {
        FEED_MISSING: "Il manque plus qu'avant dans {{columns}} : jusqu'à {{value, percent:0}} des dossiers.",
        FEED_UNSEEN:
          "Des valeurs dont le modèle n'a jamais appris dans {{columns}} : jusqu'à {{value, percent:0}} des dossiers.",
        TOO_FEW_OUTCOMES: "Aucune période après la référence ne connaît assez d'issues.",
        CONCEPT_CHANGED:
          "En {{current, period}}, des dossiers de même score finissent autrement qu'en {{reference, period}}.",
        LOSS_ABOVE_COST: 'Un tel mois perd plus que ne coûte le réentraînement.',
        LOSS_BELOW_COST: 'Un tel mois perd moins que ne coûte le réentraînement.',
        LOSS_UNSURE: 'Ce que cela coûte ne peut pas être dit avec sûreté.',
        COST_UNKNOWN: "Ce que coûte le réentraînement n'a pas été dit.",
        OTHER_CASES: "D'autres dossiers arrivent qu'en {{reference, period}} ; les semblables finissent comme avant.",
        LEVEL_OFF: "Les scores s'écartent de {{points, decimal:1}} points de ce qui arrive, en moyenne.",
        STABLE: 'Des dossiers de même score finissent en {{current, period}} comme en {{reference, period}}.',
      },
      lost: "À la valeur par dossier d'alors, ses {{cases, integer}} dossiers auraient rapporté {{value, money}} de plus (95 % : {{low, money}} à {{high, money}}).",
      gained:
        "Ses {{cases, integer}} dossiers ont rapporté {{value, money}} de plus qu'à la valeur par dossier d'alors (95 % : {{low, money}} à {{high, money}}).",
      noMoney: 'Le journal ne dit pas ce que chaque dossier a rapporté dans les deux périodes.',
      cost: 'Réentraîner coûte {{value, money}}, comme indiqué.',
      next: 'Regardez de nouveau le {{day, day}}.',
      link: 'Que faire',
      figures: {
        money: 'Ce que coûte attendre',
        moneySubtitle: '{{current, period}} à la valeur par dossier de {{reference, period}}, avec intervalle à 95 %',
        moneyAlt: '{{value, money}} perdus dans le mois.',
        nothing: 'rien de perdu',
      },
      columns: { what: 'Quoi', value: 'Montant', low: 'Bas', high: 'Haut' },
    },
  },
};
