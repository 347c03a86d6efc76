terraform {
  encryption {
    key_provider "aws_kms" "k" {
    }
    method "aes_gcm" "m" {
      keys = key_provider.aws_kms.k
    }
    method "external" "x" {
    }
    state {
      method = method.aes_gcm.m
      fallback {
        method = method.external.x
      }
    }
    plan {
      method = method.aes_gcm.m
    }
  }
}
