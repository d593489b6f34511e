import type { DictionaryPair } from '#shared/words/words.ts';

/** What the cases that only one of the two models chooses brought, and who they are. */
export const swapWords: DictionaryPair = {
  en: {
    shadowSwap: {
      money: {
        title:
          'Those whom only the other model chooses brought {{in}} a case on average; those whom only the model in service chooses, {{out}}.',
        counted: {
          always: 'Counted on the {{in, integer}} and {{out, integer}} of them whose money is known.',
          unknown: 'Counted on the {{in, integer}} and {{out, integer}} of them whose money is known.',
          acted:
            'Only cases that were acted upon bring money: counted on {{in, integer}} and {{out, integer}} of them.',
          notActed:
            'Cases with {{decision, quote}} bring no money: counted on {{in, integer}} and {{out, integer}} of the others.',
        },
        shown: 'The difference is between {{low}} and {{high}} a case, with 95% confidence.',
        notShown: 'No difference is shown: between {{low}} less and {{high}} more a case, with 95% confidence.',
        gain: 'With the same number of choices, the other model would have brought {{value}} more over {{days}}, between {{low}} and {{high}}: about {{month}} a month.',
        loss: 'With the same number of choices, the other model would have brought {{value}} less over {{days}}, between {{low}} and {{high}}: about {{month}} a month.',
        open: 'With the same number of choices, the other model may have brought less or more over {{days}}: between {{low}} less and {{high}} more.',
        ifAlike: 'That holds if the cases whose money is not known are like those that were counted.',
      },
      profile: {
        number:
          'Those whom only the other model chooses differ most by {{column, quote}}: {{in}} on average, against {{out}}.',
        more: 'Those whom only the other model chooses more often have {{column, quote}} at {{level, quote}}: {{in, inHundred}}, against {{out, inHundred}}.',
        less: 'Those whom only the other model chooses less often have {{column, quote}} at {{level, quote}}: {{in, inHundred}}, against {{out, inHundred}}.',
        missing:
          'Those whom only the other model chooses differ most by {{column, quote}} not being filled in: {{in, inHundred}}, against {{out, inHundred}}.',
        alike_one:
          'Those whom only one of the two models chooses are much alike: the one fact compared does not tell them apart.',
        alike_other:
          'Those whom only one of the two models chooses are much alike: none of {{count, integer}} facts tells them apart.',
        also: {
          number: '{{column}}: {{in}} on average, against {{out}}.',
          level: '{{column}}, {{level, quote}}: {{in, inHundred}}, against {{out, inHundred}}.',
          missing: '{{column}}, not filled in: {{in, inHundred}}, against {{out, inHundred}}.',
        },
        counted_one:
          'One fact was compared, over {{in, integer}} cases that would come in and {{out, integer}} that would go out.',
        counted_other:
          '{{count, integer}} facts were compared, over {{in, integer}} cases that would come in and {{out, integer}} that would go out.',
        countedPart_one:
          'One fact was compared, in one case in {{sample}} of the {{in, integer}} that would come in and the {{out, integer}} that would go out.',
        countedPart_other:
          '{{count, integer}} facts were compared, in one case in {{sample}} of the {{in, integer}} that would come in and the {{out, integer}} that would go out.',
      },
      figures: {
        money: 'What those that they choose brought',
        moneySubtitle: 'mean a case, the same number of choices each, 95% intervals',
        moneyAlt:
          'The cases that only the other model chooses brought {{in}} on average, those that only the model in service chooses {{out}}.',
        moneyKnown: '{{count, integer}} cases',
        profile: 'Who would come in, against who would go out',
        profileSubtitle: 'how far apart, in units of the usual spread of each fact, 95% intervals',
        profileAlt: '{{column}} is what tells them apart most.',
        profileMean: '{{in}}, against {{out}}',
        profileShare: '{{in, inHundred}}, against {{out, inHundred}}',
        profileAlike: 'alike',
      },
      columns: {
        moneyKnown: 'Money known',
        mean: 'Mean a case',
        fact: 'Fact',
        inN: 'Come in',
        outN: 'Go out',
        inMean: 'Come in: mean',
        outMean: 'Go out: mean',
        inShare: 'Come in: share',
        outShare: 'Go out: share',
        effect: 'How far apart',
        adjusted: 'Chance alone (Holm)',
      },
    },
  },
  fr: {
    shadowSwap: {
      money: {
        title:
          "Ceux que seul l'autre modèle choisit ont rapporté {{in}} par dossier en moyenne ; ceux que seul le modèle en service choisit, {{out}}.",
        counted: {
          always: "Compté sur {{in, integer}} et {{out, integer}} d'entre eux, dont le montant est connu.",
          unknown: "Compté sur {{in, integer}} et {{out, integer}} d'entre eux, dont le montant est connu.",
          acted:
            "Seuls les dossiers où l'on a agi rapportent : compté sur {{in, integer}} et {{out, integer}} d'entre eux.",
          notActed:
            'Les dossiers avec {{decision, quote}} ne rapportent rien : compté sur {{in, integer}} et {{out, integer}} des autres.',
        },
        shown: 'La différence est entre {{low}} et {{high}} par dossier, avec 95 % de confiance.',
        notShown:
          "Aucune différence n'est montrée : entre {{low}} de moins et {{high}} de plus par dossier, avec 95 % de confiance.",
        gain: "À nombre de choix égal, l'autre modèle aurait rapporté {{value}} de plus en {{days}}, entre {{low}} et {{high}} : environ {{month}} par mois.",
        loss: "À nombre de choix égal, l'autre modèle aurait rapporté {{value}} de moins en {{days}}, entre {{low}} et {{high}} : environ {{month}} par mois.",
        open: "À nombre de choix égal, l'autre modèle a pu rapporter moins ou plus en {{days}} : entre {{low}} de moins et {{high}} de plus.",
        ifAlike: "C'est vrai si les dossiers dont le montant n'est pas connu sont comme ceux qui ont été comptés.",
      },
      profile: {
        number:
          "Ceux que seul l'autre modèle choisit diffèrent surtout par {{column, quote}} : {{in}} en moyenne, contre {{out}}.",
        more: "Ceux que seul l'autre modèle choisit ont plus souvent {{column, quote}} à {{level, quote}} : {{in, inHundred}}, contre {{out, inHundred}}.",
        less: "Ceux que seul l'autre modèle choisit ont moins souvent {{column, quote}} à {{level, quote}} : {{in, inHundred}}, contre {{out, inHundred}}.",
        missing:
          "Ceux que seul l'autre modèle choisit diffèrent surtout par {{column, quote}}, non renseigné : {{in, inHundred}}, contre {{out, inHundred}}.",
        alike_one:
          "Ceux qu'un seul des deux modèles choisit se ressemblent : le seul fait comparé ne les distingue pas.",
        alike_other:
          "Ceux qu'un seul des deux modèles choisit se ressemblent : aucun des {{count, integer}} faits comparés ne les distingue.",
        also: {
          number: '{{column}} : {{in}} en moyenne, contre {{out}}.',
          level: '{{column}}, {{level, quote}} : {{in, inHundred}}, contre {{out, inHundred}}.',
          missing: '{{column}}, non renseigné : {{in, inHundred}}, contre {{out, inHundred}}.',
        },
        counted_one:
          'Un seul fait a été comparé, sur {{in, integer}} dossiers qui entreraient et {{out, integer}} qui sortiraient.',
        counted_other:
          '{{count, integer}} faits ont été comparés, sur {{in, integer}} dossiers qui entreraient et {{out, integer}} qui sortiraient.',
        countedPart_one:
          'Un seul fait a été comparé, sur un dossier sur {{sample}} des {{in, integer}} qui entreraient et des {{out, integer}} qui sortiraient.',
        countedPart_other:
          '{{count, integer}} faits ont été comparés, sur un dossier sur {{sample}} des {{in, integer}} qui entreraient et des {{out, integer}} qui sortiraient.',
      },
      figures: {
        money: "Ce que rapportent ceux qu'ils choisissent",
        moneySubtitle: 'moyenne par dossier, à nombre de choix égal, intervalles à 95 %',
        moneyAlt:
          "Les dossiers que seul l'autre modèle choisit ont rapporté {{in}} en moyenne, ceux que seul le modèle en service choisit {{out}}.",
        moneyKnown: '{{count, integer}} dossiers',
        profile: 'Qui entrerait, face à qui sortirait',
        profileSubtitle: "l'écart, compté en dispersion habituelle de chaque fait, intervalles à 95 %",
        profileAlt: '{{column}} est ce qui les distingue le plus.',
        profileMean: '{{in}}, contre {{out}}',
        profileShare: '{{in, inHundred}}, contre {{out, inHundred}}',
        profileAlike: 'pareils',
      },
      columns: {
        moneyKnown: 'Montant connu',
        mean: 'Moyenne par dossier',
        fact: 'Fait',
        inN: 'Entrent',
        outN: 'Sortent',
        inMean: 'Entrent : moyenne',
        outMean: 'Sortent : moyenne',
        inShare: 'Entrent : part',
        outShare: 'Sortent : part',
        effect: 'Écart',
        adjusted: 'Hasard seul (Holm)',
      },
    },
  },
};
