export const arrivals = {
  title: 'What arrives, over time',
  asking: 'Counting what arrives, period by period',
};

export const aboutArrivals = {
  'quality-over-time': {
    volume: {
      what: 'Each column is a week. Those that stand out hold a day, or several, on which far fewer predictions came than is usual on that day of the week.',
      how: 'A day is a gap when it holds at most half the median of up to 8 same weekdays before and after, and so few that steady days would do so less than once in a hundred logs (Poisson tail, counts divided by their dispersion). Weekdays that are empty as a rule are no gap.',
    },
    missing: {
      what: 'Each cell is the share of the predictions of a period in which a column is at fault. Cells are coloured only where the share is a point or more above that of the other periods, beyond chance.',
      how: 'Share in the period against the share in all others together: test of two proportions, p-values after Holm over all columns and periods. Ranges and kinds are those of the model bundle.',
    },
    outOfRange: {
      what: 'Each cell is the share of the predictions of a period in which a column is at fault. Cells are coloured only where the share is a point or more above that of the other periods, beyond chance.',
      how: 'Share in the period against the share in all others together: test of two proportions, p-values after Holm over all columns and periods. Ranges and kinds are those of the model bundle.',
    },
    unseen: {
      what: 'Each cell is the share of the predictions of a period in which a column is at fault. Cells are coloured only where the share is a point or more above that of the other periods, beyond chance.',
      how: 'Share in the period against the share in all others together: test of two proportions, p-values after Holm over all columns and periods. Ranges and kinds are those of the model bundle.',
    },
  },
};
