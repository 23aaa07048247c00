export const cockpitRoutes = [] as const;
