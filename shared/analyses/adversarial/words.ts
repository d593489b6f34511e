import type { DictionaryPair } from '#shared/words/words.ts';

export const words: DictionaryPair = {
  en: {
    adversarial: {
      none: 'Whether the cases can be told from those before cannot be said yet.',
      link: 'See what gives them away',
      training: 'training',
      period: '{{period, period}}',
      nearlyIdentical:
        'A program that learned to tell these cases from those of {{reference}} hardly does better than chance.',
      slightlyDifferent: 'A program can tell these cases from those of {{reference}}, but only just.',
      different: 'A program can tell these cases from those of {{reference}}.',
      cannotTell: 'Whether the cases can be told from those before cannot be said.',
      pairs:
        'Shown one case of each, it picks the newer one {{auc, parts}} times in {{auc, whole}}; chance alone would be right 50 in 100.',
      drivers: 'What gives them away most: {{columns}}.',
      sample:
        'Learned and tested on different cases: {{current, integer}} of now and {{before, integer}} of {{reference}}.',
      figures: {
        drivers: 'What gives the newer cases away',
        driversSubtitle: 'area lost when the values of the fact are shuffled',
        driversAlt: 'Of {{count, integer}} facts, {{column, quote}} gives them away most.',
      },
      columns: { feature: 'Fact', importance: 'Area lost' },
    },
  },
  fr: {
    adversarial: {
      none: "On ne peut pas encore dire si les dossiers se distinguent de ceux d'avant.",
      link: 'Voir ce qui les trahit',
      training: "l'apprentissage",
      period: '{{period, period}}',
      nearlyIdentical:
        'Un programme entraîné à distinguer ces dossiers de ceux de {{reference}} ne fait guère mieux que le hasard.',
      slightlyDifferent: 'Un programme distingue ces dossiers de ceux de {{reference}}, mais à peine.',
      different: 'Un programme distingue ces dossiers de ceux de {{reference}}.',
      cannotTell: "On ne peut pas dire si les dossiers se distinguent de ceux d'avant.",
      pairs:
        'Devant un dossier de chaque, il désigne le plus récent {{auc, parts}} fois sur {{auc, whole}} ; le hasard seul aurait raison 50 fois sur 100.',
      drivers: 'Ce qui les trahit le plus : {{columns}}.',
      sample:
        "Appris et vérifié sur des dossiers différents : {{current, integer}} d'aujourd'hui et {{before, integer}} de {{reference}}.",
      figures: {
        drivers: 'Ce qui trahit les dossiers récents',
        driversSubtitle: 'aire perdue quand les valeurs du fait sont mélangées',
        driversAlt: 'Sur {{count, integer}} faits, {{column, quote}} les trahit le plus.',
      },
      columns: { feature: 'Fait', importance: 'Aire perdue' },
    },
  },
};
