export const unitsRoutes = [] as const;
