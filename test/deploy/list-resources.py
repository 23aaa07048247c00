"""Prints what there is in the emulator, as a JSON list of `type name`, so that two looks can be compared."""

import json

import boto3


def names(service, operation, key, name=None):
    pages = boto3.client(service).get_paginator(operation).paginate()
    return [item if name is None else item[name] for page in pages for item in page.get(key, [])]


def keys():
    client = boto3.client("kms")
    for key_id in names("kms", "list_keys", "Keys", "KeyId"):
        # A key that is to be gone waits for its day.
        if client.describe_key(KeyId=key_id)["KeyMetadata"]["KeyState"] != "PendingDeletion":
            yield key_id


def stacks():
    for stack in names("cloudformation", "list_stacks", "StackSummaries"):
        if stack["StackStatus"] != "DELETE_COMPLETE":
            yield stack["StackName"]


found = {
    "alarm": names("cloudwatch", "describe_alarms", "MetricAlarms", "AlarmName"),
    "api": names("apigatewayv2", "get_apis", "Items", "Name"),
    "bucket": names("s3", "list_buckets", "Buckets", "Name"),
    "event source": names("lambda", "list_event_source_mappings", "EventSourceMappings", "UUID"),
    "function": names("lambda", "list_functions", "Functions", "FunctionName"),
    "key": keys(),
    "log group": names("logs", "describe_log_groups", "logGroups", "logGroupName"),
    "queue": names("sqs", "list_queues", "QueueUrls"),
    "role": names("iam", "list_roles", "Roles", "RoleName"),
    "rule": names("events", "list_rules", "Rules", "Name"),
    "secret": names("secretsmanager", "list_secrets", "SecretList", "Name"),
    "stack": stacks(),
    "table": names("dynamodb", "list_tables", "TableNames"),
    "topic": names("sns", "list_topics", "Topics", "TopicArn"),
}
print(json.dumps(sorted(f"{kind} {name}" for kind, all_names in found.items() for name in all_names)))
