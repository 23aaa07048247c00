"""Starts MiniStack with what its CloudFormation leaves out of a template put in afterwards, by MiniStack's own services.

Each piece stands for settings that 1.5.33 drops without a word when a stack is created or updated, though its services
know them. put-in.json lists them, and what is not listed is not put in: the rehearsal counts by it what the emulator
keeps itself, and what is here put in. One that a later version keeps is set twice to the same, and can go.
"""

import base64
import json
import os
import traceback
from concurrent.futures import ThreadPoolExecutor

import boto3
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from ministack.app import main
from ministack.services import apigateway
from ministack.services.cloudformation import provisioners

with open(os.path.join(os.path.dirname(__file__), "put-in.json")) as listed:
    put_in = json.load(listed)

_clients = {}


def aws(service):
    if service not in _clients:
        _clients[service] = boto3.client(
            service,
            endpoint_url=f"http://127.0.0.1:{os.environ['GATEWAY_PORT']}",
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )
    return _clients[service]


def bucket(name, props, _):
    """Encryption, lifecycle and access logs."""
    s3 = aws("s3")
    seal = props.get("BucketEncryption", {}).get("ServerSideEncryptionConfiguration")
    # It cannot encrypt with the account's own key, as the bootstrap bucket asks for; nothing of ours does.
    if seal and "KMSMasterKeyID" in seal[0]["ServerSideEncryptionByDefault"]:
        rules = [
            {
                "ApplyServerSideEncryptionByDefault": rule["ServerSideEncryptionByDefault"],
                "BucketKeyEnabled": _true(rule.get("BucketKeyEnabled")),
            }
            for rule in seal
        ]
        s3.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={"Rules": rules})
    rules = props.get("LifecycleConfiguration", {}).get("Rules")
    if rules:
        s3.put_bucket_lifecycle_configuration(
            Bucket=name, LifecycleConfiguration={"Rules": [_lifecycle_rule(rule) for rule in rules]}
        )
    log = props.get("LoggingConfiguration")
    if log:
        target = {"TargetBucket": log.get("DestinationBucketName", name), "TargetPrefix": log.get("LogFilePrefix", "")}
        s3.put_bucket_logging(Bucket=name, BucketLoggingStatus={"LoggingEnabled": target})


def _lifecycle_rule(rule):
    told = {"Status": rule["Status"], "Filter": {"Prefix": rule.get("Prefix", "")}}
    if "ExpirationInDays" in rule:
        told["Expiration"] = {"Days": int(rule["ExpirationInDays"])}
    for name, days in (("NoncurrentVersionExpiration", "NoncurrentDays"), ("AbortIncompleteMultipartUpload", "DaysAfterInitiation")):
        if name in rule:
            told[name] = {days: int(rule[name][days])}
    return told


def table(name, props, _):
    """What a global table says of its replica in this region, and its time to live."""
    dynamodb = aws("dynamodb")
    [replica] = props["Replicas"]
    recovery = replica.get("PointInTimeRecoverySpecification")
    if recovery:
        dynamodb.update_continuous_backups(
            TableName=name,
            PointInTimeRecoverySpecification={
                "PointInTimeRecoveryEnabled": _true(recovery["PointInTimeRecoveryEnabled"])
            },
        )
    seal = props.get("SSESpecification")
    if seal:
        key = replica.get("SSESpecification", {}).get("KMSMasterKeyId")
        dynamodb.update_table(
            TableName=name,
            SSESpecification={"Enabled": _true(seal["SSEEnabled"]), "SSEType": seal["SSEType"], "KMSMasterKeyId": key},
        )
    expiry = props.get("TimeToLiveSpecification")
    if expiry and dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"]["TimeToLiveStatus"] == "DISABLED":
        dynamodb.update_time_to_live(
            TableName=name,
            TimeToLiveSpecification={"AttributeName": expiry["AttributeName"], "Enabled": _true(expiry["Enabled"])},
        )


def topic(arn, props, _):
    """The key."""
    if "KmsMasterKeyId" in props:
        aws("sns").set_topic_attributes(
            TopicArn=arn, AttributeName="KmsMasterKeyId", AttributeValue=props["KmsMasterKeyId"]
        )


def function(name, props, _):
    """The key of its environment."""
    if "KmsKeyArn" in props:
        aws("lambda").update_function_configuration(FunctionName=name, KMSKeyArn=props["KmsKeyArn"])


def stage(name, props, declared):
    """How many requests it lets through."""
    limits = props.get("DefaultRouteSettings")
    if limits:
        told = {
            "ThrottlingBurstLimit": int(limits["ThrottlingBurstLimit"]),
            "ThrottlingRateLimit": float(limits["ThrottlingRateLimit"]),
        }
        aws("apigatewayv2").update_stage(ApiId=declared["ApiId"], StageName=name, DefaultRouteSettings=told)


# A stack is made on the thread that answers requests: one that waited there for an answer would wait for ever.
_one_by_one = ThreadPoolExecutor(max_workers=1)


def listed_of(kind, declared):
    """Of the properties of a resource those that put-in.json lists, by `Name` or, inside of a list, `Name.Part`."""
    told = {}
    for path in put_in[kind]:
        name, _, part = path.partition(".")
        if name not in declared:
            continue
        if not part:
            told[name] = declared[name]
            continue
        items = told.setdefault(name, [{} for _ in declared[name]])
        for item, whole in zip(items, declared[name]):
            if part in whole:
                item[part] = whole[part]
    return told


def later(kind, physical_id, declared):
    def attempt():
        try:
            mends[kind](physical_id, listed_of(kind, declared), declared)
        except Exception:
            traceback.print_exc()

    _one_by_one.submit(attempt)


def _true(value):
    return str(value).lower() == "true"


def completed(kind, handlers):
    create, update = handlers["create"], handlers.get("update")

    def created(logical_id, props, stack_name, *others, **named):
        answer = create(logical_id, props, stack_name, *others, **named)
        later(kind, answer[0], props)
        return answer

    def updated(physical_id, old_props, new_props, stack_name, *others, **named):
        answer = update(physical_id, old_props, new_props, stack_name, *others, **named)
        later(kind, answer[0] if isinstance(answer, tuple) else physical_id, new_props)
        return answer

    return {**handlers, "create": created, **({"update": updated} if update else {})}


def is_signed(token, jwk):
    """An HTTP API takes RS384 and RS512 too; MiniStack knows RS256."""
    signed, _, signature = token.rpartition(".")
    algorithm = json.loads(_bytes(signed.split(".")[0]))["alg"]
    hashing = {"RS256": hashes.SHA256, "RS384": hashes.SHA384, "RS512": hashes.SHA512}.get(algorithm)
    if hashing is None:
        return False
    modulus, exponent = (int.from_bytes(_bytes(jwk[part]), "big") for part in ("n", "e"))
    try:
        rsa.RSAPublicNumbers(exponent, modulus).public_key().verify(
            _bytes(signature), signed.encode(), padding.PKCS1v15(), hashing()
        )
    except InvalidSignature:
        return False
    return True


def _bytes(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def update_table(physical_id, old_props, new_props, stack_name, logical_id):
    """In place: without its logical id MiniStack takes a global table for another, and makes it anew, empty."""
    told = [{key: value for key, value in props.items() if key != "Replicas"} for props in (old_props, new_props)]
    return provisioners._ddb_update(physical_id, *told, stack_name, logical_id)


mends = {
    "AWS::ApiGatewayV2::Stage": stage,
    "AWS::DynamoDB::GlobalTable": table,
    "AWS::Lambda::Function": function,
    "AWS::S3::Bucket": bucket,
    "AWS::SNS::Topic": topic,
}
provisioners._RESOURCE_HANDLERS["AWS::DynamoDB::GlobalTable"].update(
    {"update": update_table, "update_with_logical_id": True}
)
for kind in mends:
    provisioners._RESOURCE_HANDLERS[kind] = completed(kind, provisioners._RESOURCE_HANDLERS[kind])

apigateway._verify_rs256_signature = is_signed

main()
