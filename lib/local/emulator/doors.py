"""Certificates and rules of security groups, as CloudFormation knows them, made by moto's API."""


class Certificate:
    """Ref is the ARN."""

    @staticmethod
    def create(aws, region, properties):
        arguments = {key: value for key, value in properties.items() if key != "DomainValidationOptions"}
        return aws.call("acm", region, "RequestCertificate", arguments)["CertificateArn"], {}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("acm", region).delete_certificate(CertificateArn=physical_id)


class SecurityGroupEgress:
    @staticmethod
    def create(aws, region, properties):
        target = properties.get("DestinationSecurityGroupId")
        permission = {
            "IpProtocol": properties["IpProtocol"],
            **{key: int(properties[key]) for key in ("FromPort", "ToPort") if key in properties},
            **({"UserIdGroupPairs": [{"GroupId": target}]} if target else {"IpRanges": [{"CidrIp": properties["CidrIp"]}]}),
        }
        answer = aws.client("ec2", region).authorize_security_group_egress(
            GroupId=properties["GroupId"], IpPermissions=[permission]
        )
        rules = answer.get("SecurityGroupRules", [])
        return rules[0]["SecurityGroupRuleId"] if rules else properties["GroupId"], {}


TYPES = {
    "AWS::CertificateManager::Certificate": Certificate,
    "AWS::EC2::SecurityGroupEgress": SecurityGroupEgress,
}
