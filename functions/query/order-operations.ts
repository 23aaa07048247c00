/**
 * The routes by which orders are checked, for the document of the whole API. What is said over them belongs to
 * NHSA and to HL7: it is named here, not repeated.
 */
export const orderOperations = {
  '/nhsa/3101': { post: nhsaOperation('事前审核 Check before', '3101') },
  '/nhsa/3102': { post: nhsaOperation('事中审核 Check during', '3102') },
  '/nhsa/3103': { post: nhsaOperation('反馈 Feedback', '3103') },
  '/cds-services': {
    get: {
      summary: '可用服务 Services offered',
      externalDocs: cdsHooks('discovery'),
      security: [],
      responses: { 200: json('The services') },
    },
  },
  '/cds-services/{id}': {
    post: cdsOperation('询问 Call of a service', 'calling-a-cds-service', {
      200: json('Cards'),
      412: outcome('What was prefetched lacks something'),
    }),
  },
  '/cds-services/{id}/feedback': {
    post: cdsOperation('反馈 What was made of the cards', 'feedback', { 200: { description: 'Taken' } }),
  },
};

function nhsaOperation(summary: string, infno: string) {
  const envelope = {
    type: 'object',
    required: ['infno', 'input'],
    properties: {
      infno: { const: infno },
      msgid: { type: 'string' },
      input: { type: 'object', required: ['data'], properties: { data: { type: 'object' } } },
    },
  };
  const answer = {
    type: 'object',
    required: ['infcode', 'err_msg', 'output'],
    properties: {
      infcode: { type: 'integer', description: '0, else the message was refused' },
      err_msg: { type: 'string' },
      output: { type: 'object' },
    },
  };
  return {
    summary: `${summary}, ${infno}`,
    requestBody: { required: true, content: { 'application/json': { schema: envelope } } },
    responses: {
      200: { description: '应答 The answer', content: { 'application/json': { schema: answer } } },
      401: { description: 'No valid token' },
      403: { description: 'The token names no hospital' },
    },
  };
}

function cdsOperation(summary: string, section: string, answers: Readonly<Record<number, object>>) {
  return {
    summary,
    externalDocs: cdsHooks(section),
    security: [{ cdsClient: [] }],
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
    responses: {
      ...answers,
      400: outcome('The request is malformed'),
      401: { description: 'The client is not trusted' },
      404: { description: 'No such service' },
      413: outcome('The body is too large'),
    },
  };
}

function cdsHooks(section: string) {
  return { url: `https://cds-hooks.hl7.org/2.0/#${section}` };
}

function json(description: string) {
  return { description, content: { 'application/json': { schema: { type: 'object' } } } };
}

function outcome(description: string) {
  return { description, content: { 'application/fhir+json': { schema: { type: 'object' } } } };
}
