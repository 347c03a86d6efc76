terraform {
  encryption {
    key_provider "aws_kms" "k" {
    }
    method "aes_gcm" "m" {
      keys = key_provider.aws_kms.k
    }
    state {
      method = method.aes_gcm.m
      fallback {
      }
    }
    plan {
      method = method.aes_gcm.m
    }
  }
}
