import { answer, json, pathParameters, refusals } from './openapi-parts.ts';
import {
  completionSchema,
  newUploadSchema,
  partLinksSchema,
  partListSchema,
  partNumbersSchema,
  uploadEndSchema,
  uploadSchema,
} from './upload-routes.ts';

const id = pathParameters('id');
const body = (schema: Parameters<typeof json>[0]) => ({ required: true, content: json(schema) });

/** How a file is dropped. */
export const uploadOperations = {
  '/api/v1/uploads': {
    post: {
      summary:
        '上传一个文件：小文件一个链接，大文件分片 Begins an upload: one link, or parts of a large file',
      requestBody: body(newUploadSchema),
      responses: { 201: answer(uploadSchema), ...refusals('400', '403', '404', '413') },
    },
  },
  '/api/v1/uploads/{id}': {
    get: {
      summary: '已到达的分片 The parts that are there',
      parameters: id,
      responses: { 200: answer(partListSchema), ...refusals('403', '404') },
    },
  },
  '/api/v1/uploads/{id}/parts': {
    post: {
      summary: '分片的上传链接 Links to put parts to',
      parameters: id,
      requestBody: body(partNumbersSchema),
      responses: { 200: answer(partLinksSchema), ...refusals('400', '403', '404') },
    },
  },
  '/api/v1/uploads/{id}/completion': {
    post: {
      summary: '全部到达，合为文件 All parts are there: they become the file',
      parameters: id,
      requestBody: body(completionSchema),
      responses: { 200: answer(uploadEndSchema), ...refusals('400', '403', '404', '409') },
    },
  },
  '/api/v1/uploads/{id}/abandonment': {
    post: {
      summary: '放弃上传 Drops the parts',
      parameters: id,
      responses: { 200: answer(uploadEndSchema), ...refusals('403', '404') },
    },
  },
};
