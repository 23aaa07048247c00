export const batchesRoutes = [] as const;
