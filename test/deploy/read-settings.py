"""Prints what a deployed stack is like, asked of each service: a JSON object by logical id, in the words of templates.

usage: read-settings.py STACK; the endpoint is AWS_ENDPOINT_URL.
"""

import json
import sys

import boto3
from botocore.exceptions import ClientError

_clients = {}


def aws(service):
    if service not in _clients:
        _clients[service] = boto3.client(service)
    return _clients[service]


def or_none(ask):
    try:
        return ask()
    except ClientError:
        return None


def queue(url):
    found = aws("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    for name in ("RedrivePolicy", "Policy"):
        if name in found:
            found[name] = json.loads(found[name])
    return found["QueueArn"], found


def table(name):
    found = aws("dynamodb").describe_table(TableName=name)["Table"]
    recovery = aws("dynamodb").describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    expiry = aws("dynamodb").describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    sealed = found.get("SSEDescription", {})
    at_second = recovery.get("PointInTimeRecoveryDescription", {}).get("PointInTimeRecoveryStatus") == "ENABLED"
    return found["TableArn"], {
        "BillingMode": found.get("BillingModeSummary", {}).get("BillingMode"),
        "KeySchema": found["KeySchema"],
        "GlobalSecondaryIndexes": found.get("GlobalSecondaryIndexes", []),
        "SSESpecification": {"SSEEnabled": sealed.get("Status") == "ENABLED", "SSEType": sealed.get("SSEType")},
        "TimeToLiveSpecification": {
            "AttributeName": expiry.get("AttributeName"),
            "Enabled": expiry.get("TimeToLiveStatus") == "ENABLED",
        },
        "Replicas": [
            {
                "Region": aws("dynamodb").meta.region_name,
                "GlobalSecondaryIndexes": [
                    {"IndexName": index["IndexName"]} for index in found.get("GlobalSecondaryIndexes", [])
                ],
                "DeletionProtectionEnabled": found.get("DeletionProtectionEnabled"),
                "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": at_second},
                "SSESpecification": {"KMSMasterKeyId": sealed.get("KMSMasterKeyArn")},
            }
        ],
    }


def bucket(name):
    s3 = aws("s3")
    seal = or_none(lambda: s3.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]) or {}
    rules = or_none(lambda: s3.get_bucket_lifecycle_configuration(Bucket=name)["Rules"]) or []
    log = s3.get_bucket_logging(Bucket=name).get("LoggingEnabled") or {}
    lock = or_none(lambda: s3.get_object_lock_configuration(Bucket=name)["ObjectLockConfiguration"])
    return f"arn:aws:s3:::{name}", {
        "BucketEncryption": {
            "ServerSideEncryptionConfiguration": [
                {
                    "BucketKeyEnabled": rule.get("BucketKeyEnabled"),
                    "ServerSideEncryptionByDefault": rule["ApplyServerSideEncryptionByDefault"],
                }
                for rule in seal.get("Rules", [])
            ]
        },
        "PublicAccessBlockConfiguration": or_none(
            lambda: s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"]
        ),
        "VersioningConfiguration": {"Status": s3.get_bucket_versioning(Bucket=name).get("Status")},
        "LifecycleConfiguration": {"Rules": [lifecycle(rule) for rule in rules]},
        "CorsConfiguration": {"CorsRules": or_none(lambda: cors(s3.get_bucket_cors(Bucket=name)["CORSRules"]))},
        "LoggingConfiguration": {
            "DestinationBucketName": log.get("TargetBucket"),
            "LogFilePrefix": log.get("TargetPrefix"),
        },
        "ObjectLockEnabled": lock is not None and lock.get("ObjectLockEnabled") == "Enabled",
        "ObjectLockConfiguration": lock,
    }


def rename(found, **names):
    return {names.get(name, name): value for name, value in found.items()}


def lifecycle(rule):
    prefix = rule.get("Prefix") or rule.get("Filter", {}).get("Prefix")
    return {
        "Status": rule["Status"],
        "Prefix": prefix or None,
        "ExpirationInDays": rule.get("Expiration", {}).get("Days"),
        "NoncurrentVersionExpiration": rule.get("NoncurrentVersionExpiration"),
        "AbortIncompleteMultipartUpload": rule.get("AbortIncompleteMultipartUpload"),
    }


def cors(rules):
    return [
        rename(rule, ExposeHeaders="ExposedHeaders", MaxAgeSeconds="MaxAge") for rule in rules
    ]


def bucket_policy(physical_id):
    # A bucket policy goes by its bucket in AWS; MiniStack adds an ending.
    name = physical_id.removesuffix("-policy")
    return None, {"PolicyDocument": json.loads(aws("s3").get_bucket_policy(Bucket=name)["Policy"])}


def key(key_id):
    found = aws("kms").describe_key(KeyId=key_id)["KeyMetadata"]
    policy = aws("kms").get_key_policy(KeyId=key_id, PolicyName="default")["Policy"]
    rotation = aws("kms").get_key_rotation_status(KeyId=key_id)["KeyRotationEnabled"]
    return found["Arn"], {"EnableKeyRotation": rotation, "KeyPolicy": json.loads(policy)}


def function(name):
    found = aws("lambda").get_function_configuration(FunctionName=name)
    return found["FunctionArn"], rename(found, KMSKeyArn="KmsKeyArn")


def alias(arn):
    function_name, name = arn.split(":")[-2:]
    found = aws("lambda").get_alias(FunctionName=function_name, Name=name)
    warm = or_none(
        lambda: aws("lambda").get_provisioned_concurrency_config(FunctionName=function_name, Qualifier=name)
    ) or {}
    return arn, {
        **found,
        "ProvisionedConcurrencyConfig": {
            "ProvisionedConcurrentExecutions": warm.get("RequestedProvisionedConcurrentExecutions")
        },
    }


def event_source(uuid):
    found = aws("lambda").get_event_source_mapping(UUID=uuid)
    return None, {**found, "FunctionName": found["FunctionArn"].split(":")[-1]}


def rule(name):
    found = aws("events").describe_rule(Name=name)
    return found["Arn"], {**found, "Targets": aws("events").list_targets_by_rule(Rule=name)["Targets"]}


def log_group(name):
    groups = aws("logs").describe_log_groups(logGroupNamePrefix=name)["logGroups"]
    [found] = [group for group in groups if group["logGroupName"] == name]
    return found["arn"], {"RetentionInDays": found.get("retentionInDays")}


def alarm(name):
    [found] = aws("cloudwatch").describe_alarms(AlarmNames=[name])["MetricAlarms"]
    return found["AlarmArn"], found


def topic(arn):
    return arn, aws("sns").get_topic_attributes(TopicArn=arn)["Attributes"]


def secret(secret_id):
    found = aws("secretsmanager").describe_secret(SecretId=secret_id)
    return found["ARN"], found


def role(name):
    found = aws("iam").get_role(RoleName=name)["Role"]
    return found["Arn"], found


def policy(properties, names):
    """An inline policy has a name of its own beside its id."""
    role_name = names[properties["Roles"][0]["Ref"]]
    found = aws("iam").get_role_policy(RoleName=role_name, PolicyName=properties["PolicyName"])
    return None, found


def of_apis(ask):
    """The parts of an API are asked for with its id."""

    def read(part_id, properties, names):
        # MiniStack puts the id of the API before that of a route.
        found = ask(aws("apigatewayv2"), names[properties["ApiId"]["Ref"]], part_id.split("/")[-1])
        return None, found

    return read


def authorizer(client, api_id, part_id):
    return client.get_authorizer(ApiId=api_id, AuthorizerId=part_id)


def api_route(client, api_id, part_id):
    return client.get_route(ApiId=api_id, RouteId=part_id)


def api_stage(client, api_id, part_id):
    return client.get_stage(ApiId=api_id, StageName=part_id)


readers = {
    "AWS::CloudWatch::Alarm": alarm,
    "AWS::DynamoDB::GlobalTable": table,
    "AWS::Events::Rule": rule,
    "AWS::KMS::Key": key,
    "AWS::Lambda::Alias": alias,
    "AWS::Lambda::EventSourceMapping": event_source,
    "AWS::Lambda::Function": function,
    "AWS::IAM::Role": role,
    "AWS::Logs::LogGroup": log_group,
    "AWS::S3::Bucket": bucket,
    "AWS::S3::BucketPolicy": bucket_policy,
    "AWS::SNS::Topic": topic,
    "AWS::SQS::Queue": queue,
    "AWS::SecretsManager::Secret": secret,
}
api_readers = {
    "AWS::ApiGatewayV2::Authorizer": of_apis(authorizer),
    "AWS::ApiGatewayV2::Route": of_apis(api_route),
    "AWS::ApiGatewayV2::Stage": of_apis(api_stage),
}


def read(kind, physical_id, properties, names):
    if kind in readers:
        return readers[kind](physical_id)
    if kind in api_readers:
        return api_readers[kind](physical_id, properties, names)
    if kind == "AWS::IAM::Policy":
        return policy(properties, names)
    return None, None


def main(stack):
    pages = aws("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack)
    resources = [resource for page in pages for resource in page["StackResourceSummaries"]]
    names = {resource["LogicalResourceId"]: resource["PhysicalResourceId"] for resource in resources}
    template = aws("cloudformation").get_template(StackName=stack)["TemplateBody"]
    declared = (json.loads(template) if isinstance(template, str) else template)["Resources"]
    told = {}
    for resource in resources:
        kind, name = resource["ResourceType"], resource["LogicalResourceId"]
        try:
            arn, settings = read(kind, names[name], declared[name].get("Properties", {}), names)
        except Exception as error:  # What cannot be read is told as such, and is a difference.
            arn, settings = None, {"unreadable": f"{type(error).__name__}: {error}"}
        told[name] = {"type": kind, "id": names[name], "arn": arn, "settings": settings}
    json.dump(told, sys.stdout, default=str)


main(sys.argv[1])
