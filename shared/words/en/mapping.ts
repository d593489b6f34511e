export const mapping = {};
