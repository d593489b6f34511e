import type { DictionaryPair } from './words.ts';

/** How the page Outcomes is read: a section of the help in the window, a topic of the help on the command line. */
export const outcomesHelp: DictionaryPair = {
  en: {
    help: {
      outcomes: {
        tab: 'Outcomes',
        title: 'Reading the outcomes',
        lead: 'Did it work, by how much, how sure, how much money, and what nobody can say.',
        p1: 'The verdict. The large sentence says what was found; the badge above it says what to do: extend, do not extend, stop, no difference that matters, too early, cannot tell yet, do not read. Under it stand the reason, the figures and, where it helps, the day to look again. “Cannot tell yet” does not mean “no effect”: the log may simply be too short.',
        p2: 'Trust comes first. If another share of the cases went through the model than was planned, something else than chance chose them, and no figure of this test can be believed; more cases do not repair it. Look for the group that is named: a form, a branch or a program that sends its cases one way. The same holds if many people were decided both ways although each was to stay on one side.',
        p3: 'Reservations are smaller doubts: outcomes that are not due yet, groups that already differed before, an effect that changed on the way. They do not overturn the verdict, and belong beside it whenever it is told.',
        p4: 'How sure. “Between 12 and 48 with 95% confidence” is made so that 95 of 100 such intervals hold the true difference. Where it spans nothing at all, a gain and a loss are both possible. The difference and its percentage never contradict one another.',
        p5: 'Looking every day. Who looks each day and stops at a good moment sees effects where there are none: about 23 times in 100 after two weeks, instead of 5. So one of two ways is kept to: a planned end, and the test is read once, then; or the wider band, which holds however often one looks.',
        p6: 'For whom. One measure was named first, and it alone decides. With many groups and measures, some differ by chance: the numbers of the others are adjusted for that. Where the total and the groups point in opposite directions, the mix of the groups misleads, and the page says so at the top.',
        p7: 'Money. “Measured” counts the cases that the model really decided. “Projected” adds what the same effect would give on the others. Both have their interval; losses are told like gains. The cost of extending it gives the gain a case at which it pays.',
        p8: 'The shadow model. Both models may choose the same number of cases. Those whom both choose change nothing: compare those who would come in with those who would go out, how they ended, what they brought, and who they are. Put the other model in service only if it finds more among them; if the two sides were treated unlike, run a test first.',
        p9: 'What cannot be said. Outcomes are often known only where somebody acted; acting changes how a case ends; people who were reached differ from those who were not. What the log cannot tell is listed on the page. To learn it, leave 5 to 10 cases in 100 to chance.',
        p10: 'Planning. The sheet says how many cases and days a test needs to find the change that would be worth having, for any share of the cases from 5% to 50%. A plan that is kept remembers its figures and whom it is about; once the test runs, the two stand side by side.',
        p11: 'Settings. Measure, direction, planned share, smallest difference worth having and end belong before the test. What is set after results could be seen is kept, told in the journal, and marked beside the verdict.',
        p12: 'On the command line: “tribune run FILE ab-test” and “tribune run FILE shadow” (with --json for every figure), “tribune ab-test set”, “tribune plan save” and “tribune plan compare”, “tribune report FILE ab-test shadow --out report.html”.',
      },
    },
  },
  fr: {
    help: {
      outcomes: {
        tab: 'Effets',
        title: 'Lire les effets',
        lead: "Cela a-t-il marché, de combien, avec quelle certitude, pour combien d'argent, et ce que personne ne peut dire.",
        p1: "Le verdict. La grande phrase dit ce qui a été trouvé ; l'insigne au-dessus dit quoi faire : étendre, ne pas étendre, arrêter, pas de différence qui compte, trop tôt, on ne peut pas encore dire, ne pas lire. Dessous viennent la raison, les chiffres et, s'il le faut, le jour où regarder de nouveau. « On ne peut pas encore dire » ne veut pas dire « sans effet » : le journal est peut-être trop court.",
        p2: "La confiance d'abord. Si une autre part des dossiers que prévu est passée par le modèle, autre chose que le hasard a choisi, et aucun chiffre de ce test n'est croyable ; plus de dossiers n'y changent rien. Cherchez le groupe qui est nommé : un formulaire, une agence ou un programme qui envoie ses dossiers d'un seul côté. Il en va de même si beaucoup de personnes ont été décidées des deux façons alors que chacune devait rester d'un côté.",
        p3: 'Les réserves sont des doutes plus petits : des résultats pas encore attendus, des groupes qui différaient déjà avant, un effet qui a changé en route. Elles ne renversent pas le verdict, et se disent avec lui.',
        p4: "Avec quelle certitude. « Entre 12 et 48 avec 95 % de confiance » est fait pour que 95 intervalles sur 100 contiennent la vraie différence. S'il va d'une perte à un gain, les deux sont possibles. La différence et son pourcentage ne se contredisent jamais.",
        p5: "Regarder chaque jour. Qui regarde chaque jour et s'arrête au bon moment voit des effets qui n'existent pas : environ 23 fois sur 100 après deux semaines, au lieu de 5. On s'en tient donc à l'une de deux manières : une fin prévue, et le test est lu une fois, ce jour-là ; ou la bande plus large, qui vaut même en regardant chaque jour.",
        p6: 'Pour qui. Une mesure a été nommée la première, elle seule décide. Avec beaucoup de groupes et de mesures, certains diffèrent par hasard : les chiffres des autres en tiennent compte. Quand le total et les groupes vont en sens contraire, le mélange des groupes trompe, et la page le dit tout en haut.',
        p7: "L'argent. « Mesuré » compte les dossiers que le modèle a vraiment décidés. « Projection » ajoute ce que le même effet donnerait sur les autres. Chacun a son intervalle ; les pertes sont dites comme les gains. Le coût de l'extension donne le gain par dossier à partir duquel elle paie.",
        p8: "Le modèle dans l'ombre. Les deux modèles peuvent choisir autant de dossiers. Ceux que les deux choisissent ne changent rien : comparez ceux qui entreraient à ceux qui sortiraient, comment ils ont fini, ce qu'ils ont rapporté, et qui ils sont. Ne mettez l'autre modèle en service que s'il en trouve davantage parmi eux ; si les deux côtés n'ont pas été traités pareil, faites d'abord un test.",
        p9: "Ce qu'on ne peut pas dire. Les résultats ne sont souvent connus que là où l'on a agi ; agir change la fin d'un dossier ; les personnes jointes diffèrent de celles qui ne l'ont pas été. Ce que le journal ne dit pas est énuméré sur la page. Pour l'apprendre, laissez 5 à 10 dossiers sur 100 au hasard.",
        p10: "Le plan de test. La feuille dit combien de dossiers et de jours il faut pour trouver le changement qui vaudrait la peine, pour toute part des dossiers de 5 % à 50 %. Un plan gardé se souvient de ses chiffres et des dossiers qu'il concerne ; quand le test tourne, les deux sont mis côte à côte.",
        p11: 'Les réglages. La mesure, le bon sens, la part prévue, la plus petite différence qui vaille la peine et la fin se choisissent avant le test. Ce qui est réglé quand on pouvait déjà voir des résultats est gardé, dit dans le journal, et signalé à côté du verdict.',
        p12: 'En ligne de commande : « tribune run FICHIER ab-test » et « tribune run FICHIER shadow » (avec --json pour tous les chiffres), « tribune ab-test set », « tribune plan save » et « tribune plan compare », « tribune report FICHIER ab-test shadow --out rapport.html ».',
      },
    },
  },
};
