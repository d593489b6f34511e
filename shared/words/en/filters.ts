/** What a condition asks of a column; stands after its name. */
export const filters = {
  filled: 'filled in',
  notFilled: 'not filled in',
  not: 'other than {{value}}',
  between: 'from {{low}} to {{high}}',
  fromUnder: 'from {{low}} to under {{high}}',
  aboveTo: 'above {{low}}, up to {{high}}',
  aboveUnder: 'above {{low}} and under {{high}}',
  atLeast: '{{low}} or more',
  above: 'above {{low}}',
  upTo: '{{high}} or less',
  under: 'under {{high}}',
};
