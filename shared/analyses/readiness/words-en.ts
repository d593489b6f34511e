import type { Dictionary } from '#shared/words/words.ts';

export const wordsEn: Dictionary = {
  bands: {
    research: 'Readiness {{final, decimal:1}} of 7: a research project more than a system to rely upon.',
    holes: 'Readiness {{final, decimal:1}} of 7: not untested, but serious holes are likely.',
    firstPass: 'Readiness {{final, decimal:1}} of 7: a first pass at what production needs; more is wanted.',
    tested: 'Readiness {{final, decimal:1}} of 7: reasonably tested; more of it could run by itself.',
    strong: 'Readiness {{final, decimal:1}} of 7: strongly tested and watched.',
    exceptional: 'Readiness {{final, decimal:1}} of 7: exceptionally tested and watched.',
  },
  made: '{{made, integer}} of {{all, integer}} tests were made; the score is that of the weakest of four sections.',
  floor: '{{section}} holds it down, with {{final, decimal:1}}.',
  raise: 'What lifts it next: {{test}}',
  link: 'The 28 tests',
  found_one: 'One check of readiness shows something to look at.',
  found_other: '{{count, integer}} checks of readiness show something to look at.',
  sections: { data: 'Data', model: 'Model', infrastructure: 'Infrastructure', monitoring: 'Monitoring' },
  kinds: { computed: 'shown by the project', partial: 'partly shown, partly stated', human: 'stated by people' },
  needs: {
    evidence: 'The project cannot show it: see why, or attach who made it and how.',
    statement: 'Somebody who knows has to state it.',
    attachment: 'The statement needs an attachment.',
    automation: 'Half a point: made once. A full point needs proof that it runs by itself, attached.',
  },
  tests: {
    data: {
      schema: 'Expected ranges and types of every fact are written down.',
      benefit: 'Every fact earns its place in the model.',
      cost: 'No fact costs more than it brings.',
      policy: 'The facts keep to the policy: none is banned.',
      privacy: 'Personal data are protected all the way.',
      newFeature: 'A new fact can be added quickly.',
      featureCode: 'The code that makes the facts is tested.',
    },
    model: {
      reviewed: 'The definition of the model is reviewed and versioned.',
      metric: 'What is measured offline moves with what the business earns.',
      tuned: 'The settings of the training were tuned.',
      ageing: 'It is known what ageing does to the model.',
      simpler: 'A simpler model does not do as well.',
      slices: 'The model is good for every important group of cases.',
      inclusion: 'Groups of people were compared for fairness.',
    },
    infrastructure: {
      reproducible: 'Training twice gives the same model.',
      unitTests: 'The code of the model has unit tests.',
      endToEnd: 'The whole chain is tested from end to end.',
      gate: 'A model is checked before it serves.',
      traced: 'A single prediction can be traced step by step.',
      canary: 'A new model is tried on a part before it serves all.',
      rollback: 'An older model can be put back quickly and safely.',
    },
    monitoring: {
      dependencies: 'Changes upstream are told.',
      invariants: 'The facts stay within what training knew.',
      skew: 'Training and service compute the same.',
      stale: 'The model is not too old.',
      stable: 'The scores are numerically sound.',
      resources: 'Speed and memory have not become worse.',
      quality: 'The quality of the predictions has not become worse.',
    },
  },
  evidence: {
    schema:
      'The bundle describes {{described, integer}} of {{of, integer}} facts; {{outside, integer}} values of the log lie outside.',
    benefit: 'None of the {{all, integer}} facts can be left out without loss, on {{n, integer}} known outcomes.',
    benefitFewer:
      '{{features, integer}} of the {{all, integer}} facts would do as well, on {{n, integer}} known outcomes.',
    cost: 'The model reads {{features, integer}} facts of {{log, integer}} columns; what each one costs is not in the project.',
    policyNone: 'None of the {{features, integer}} facts that the model reads is marked sensitive.',
    policy_one: 'The model reads one fact that is marked sensitive: {{names}}.',
    policy_other: 'The model reads {{count, integer}} facts that are marked sensitive: {{names}}.',
    privacyNone: 'None of the {{columns, integer}} columns is marked as personal.',
    privacy_one: 'One column names or describes people: {{names}}. Exports replace identifiers by pseudonyms.',
    privacy_other:
      '{{count, integer}} columns name or describe people: {{names}}. Exports replace identifiers by pseudonyms.',
    reviewed: 'Version {{version}} is stored with its hash {{hash}}.',
    metric: 'The measure and the money per case moved the same way in {{same, integer}} of {{of, integer}} periods.',
    ageing: 'Area under the curve {{first, decimal}} in {{from, period}}, {{last, decimal}} in {{to, period}}.',
    ageingError: 'Mean error {{first, decimal}} in {{from, period}}, {{last, decimal}} in {{to, period}}.',
    simpler:
      'With one fact alone {{metric}} is {{value, decimal}}, with all {{full, decimal}}, on {{n, integer}} known outcomes.',
    slices: 'Of {{tested, integer}} groups of cases none is decided wrongly more often than the others.',
    slicesWorse_one: 'Of {{tested, integer}} groups of cases one is decided wrongly more often: {{group}}.',
    slicesWorse_other:
      'Of {{tested, integer}} groups of cases {{count, integer}} are decided wrongly more often, {{group}} most.',
    inclusion:
      'Between {{count, integer}} groups by {{by}}, the largest gap in decisions is {{difference, percent:1}}.',
    reproducible:
      'The stored model gives {{same, integer}} of {{n, integer}} logged scores again. Whether training would, people say.',
    gate_one: 'The bundle holds one measure taken before it served.',
    gate_other: 'The bundle holds {{count, integer}} measures taken before it served.',
    traced: '{{same, integer}} of {{n, integer}} scores were followed from their facts to the decision.',
    canaryTest: 'The log holds groups with and without the model.',
    canaryShadow: 'The log holds the scores of a model that only looked on.',
    rollbackNone: 'The project holds no other version to go back to.',
    rollback_one: 'The project holds one other version.',
    rollback_other: 'The project holds {{count, integer}} other versions.',
    dependencies: 'The bundle of version {{version}} names the {{features, integer}} facts that it depends on.',
    invariants:
      '{{count, integer}} of {{of, integer}} facts leave what training knew, over {{rows, integer}} predictions.',
    skew: '{{other, integer}} of {{n, integer}} scores computed again differ from the logged ones.',
    stale:
      'Training data end on {{until, day}}, {{days, integer}} days before the last prediction; above {{limit, integer}} it is time to ask.',
    stable: '{{odd, integer}} of {{n, integer}} scores are not a number or out of range.',
    resources_one: 'The journal of the runs times one step: {{seconds, decimal:1}} s.',
    resources_other: 'The journal of the runs times {{count, integer}} steps; the median is {{seconds, decimal:1}} s.',
    quality: 'The score meant the same in all of the {{of, integer}} periods that can be judged.',
    qualityChanged:
      'The score meant something else in {{count, integer}} of {{of, integer}} periods, first {{first, period}}.',
  },
  figures: {
    sections: 'Points by section',
    subtitle: 'of 7 each; the lowest is the score',
    alt: 'Four sections of seven tests; the lowest has {{final, decimal:1}} points.',
  },
  columns: { section: 'Section', points: 'Points', made: 'Tests made' },
};
