export const filters = {
  filled: 'renseigné',
  notFilled: 'non renseigné',
  not: 'autre que {{value}}',
  between: 'de {{low}} à {{high}}',
  fromUnder: 'de {{low}} à moins de {{high}}',
  aboveTo: "plus de {{low}}, jusqu'à {{high}}",
  aboveUnder: 'plus de {{low}} et moins de {{high}}',
  atLeast: '{{low}} ou plus',
  above: 'plus de {{low}}',
  upTo: '{{high}} ou moins',
  under: 'moins de {{high}}',
};
