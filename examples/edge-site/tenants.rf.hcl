# One file for each tenant: tenants/NAME.yaml
locals {
  tenants = {
    for file in fileset("${path.module}/tenants", "*.yaml") :
    trimsuffix(file, ".yaml") => yamldecode(file("${path.module}/tenants/${file}"))
  }
}

resource "k8s_manifest" "namespace" {
  for_each = local.tenants

  manifest = {
    apiVersion = "v1"
    kind       = "Namespace"
    metadata = {
      name = each.key
      labels = {
        "site.example.com/owner"             = each.value.owner
        "pod-security.kubernetes.io/enforce" = "restricted"
      }
    }
  }
}

resource "k8s_manifest" "quota" {
  for_each = local.tenants

  manifest = {
    apiVersion = "v1"
    kind       = "ResourceQuota"
    metadata = {
      name      = "tenant"
      namespace = k8s_manifest.namespace[each.key].manifest.metadata.name
    }
    spec = {
      hard = {
        "requests.cpu"    = tostring(each.value.cpu)
        "requests.memory" = each.value.memory
        "pods"            = tostring(each.value.pods)
      }
    }
  }
}

resource "k8s_manifest" "isolation" {
  for_each = local.tenants

  manifest = {
    apiVersion = "networking.k8s.io/v1"
    kind       = "NetworkPolicy"
    metadata = {
      name      = "default-deny"
      namespace = k8s_manifest.namespace[each.key].manifest.metadata.name
    }
    spec = {
      podSelector = {}
      policyTypes = ["Ingress", "Egress"]
      egress = [{
        to = [{
          namespaceSelector = { matchLabels = { "kubernetes.io/metadata.name" = "kube-system" } }
        }]
        ports = [
          { protocol = "UDP", port = 53 },
          { protocol = "TCP", port = 53 },
        ]
      }]
    }
  }
}
