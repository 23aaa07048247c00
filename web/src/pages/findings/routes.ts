export const findingsRoutes = [] as const;
