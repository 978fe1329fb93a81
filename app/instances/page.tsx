import { redirectToSchema } from '@/lib/access/short';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';

export default async function ShortInstancesPage({ searchParams }: { searchParams: SearchParams }) {
  return redirectToSchema('/instances', await searchParamsOf(searchParams));
}
